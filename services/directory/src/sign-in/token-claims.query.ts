import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { OrganisationType, StaffRole } from '@referrals/contracts';
import type { PrincipalDesk } from '@referrals/auth';
import type { Tx } from '@referrals/database';

/** What an access token says of a person, as the register has it at that moment. */
export interface TokenClaims {
  readonly organisation: string;
  readonly organisationType: OrganisationType;
  readonly roles: readonly StaffRole[];
  readonly desks: readonly PrincipalDesk[];
}

/** Claims of an active person; undefined for one who is suspended, unknown, or a demo account outside demo mode. */
export function tokenClaims(tx: Tx, staff: string, demo: boolean, at: Instant): Promise<TokenClaims | undefined> {
  return tx.maybeOne<TokenClaims>(
    `SELECT s.organisation, o.type AS "organisationType",
            coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM staff_role r WHERE r.staff = s.id), '[]') AS roles,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'agency', d.agency, 'role', m.role, 'jurisdiction', d.jurisdiction, 'functions', m.functions) ORDER BY d.code)
                      FROM desk_member m JOIN desk d ON d.id = m.desk
                      WHERE m.staff = s.id AND (d.closes_on IS NULL OR d.closes_on > $3)), '[]') AS desks
     FROM staff s JOIN organisation o ON o.id = s.organisation
     WHERE s.id = $1 AND s.status = 'ACTIVE' AND (NOT s.demo OR $2)`,
    [staff, demo, shanghaiDate(at)],
  );
}
