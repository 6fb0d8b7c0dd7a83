import { MOST_TOKEN_BYTES } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';

/** Of an access token's bytes what is left for desks, before they are written in base64: the rest is who, until when, and the signature. */
const MOST_BYTES = Math.floor(MOST_TOKEN_BYTES * 0.75) - 1_050;

const OVERFULL = `
  SELECT m.staff FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = ANY ($1) AND d.closes_on IS NULL
  GROUP BY m.staff HAVING sum(octet_length(jsonb_build_object('id', d.id, 'agency', d.agency, 'role', m.role, 'jurisdiction', d.jurisdiction, 'functions', m.functions)::text)) > $2 LIMIT 1`;

/** Somebody at more desks than a token can name could not sign in to the console any more. @throws DomainError TOO_MANY_DESKS */
export async function refuseOverfull(tx: Tx, staff: readonly string[]): Promise<void> {
  if (await tx.maybeOne(OVERFULL, [staff, MOST_BYTES]) !== undefined) throw new DomainError('TOO_MANY_DESKS', { field: 'members' });
}
