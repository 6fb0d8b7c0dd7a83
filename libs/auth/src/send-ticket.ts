import { createPublicKey, verify } from 'node:crypto';
import { DomainError, Id, ORGANISATION_TYPES } from '@referrals/contracts';
import { z } from 'zod';
import type { StaffPrincipal } from './principal.js';
import type { TokenVerifier } from './token-verifier.js';

/** A send ticket is no access token, and no access token is one: each names its own audience. */
export const TICKET_AUDIENCE = 'urn:referrals:send-ticket';
/** The ticket, and the signature of the body by the ticket's key: ECDSA P-256 over SHA-256 as WebCrypto makes it (IEEE P1363), base64url. */
export const TICKET_HEADER = 'x-send-ticket';
export const TICKET_SIGNATURE_HEADER = 'x-send-signature';
/** A phone without network sends late; by then a week has passed, and whoever wrote it signs in. */
export const TICKET_SECONDS = 7 * 86_400;

/** RFC 7517: a point of P-256 and nothing of its private half. */
export const TicketKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string().regex(/^[\w-]{43}$/), y: z.string().regex(/^[\w-]{43}$/) });
export type TicketKey = z.output<typeof TicketKey>;

const TicketClaims = z.object({
  sub: Id, organisation: Id, organisationType: z.enum(ORGANISATION_TYPES),
  /** The one request it stands for: its `Idempotency-Key`, method and path. */
  key: z.string(), method: z.string(), path: z.string(),
  /** Of the register when it was made; a ticket of the release before does not say. */
  revision: z.int().nonnegative().default(0),
  cnf: z.object({ jwk: TicketKey }),
});
export type TicketClaims = z.output<typeof TicketClaims>;

/** A request as it came; `rawBody`: its bytes, which the reader of bodies keeps where there is a ticket. */
export interface WithTicket {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly method: string;
  readonly path: string;
  readonly rawBody?: Buffer;
}

/** The register's revision at which the directory last said how an account stands: suspended, restored, or given another password; 0: it never did. */
export type StandsSince = (staff: string) => Promise<number>;

/**
 * Who sends by a ticket: its owner, as nothing but the one who wrote this body, for this key, method and path. It reads nothing and opens
 * nothing else, so they are at no desk and have no role. It ends with the password under which it was made, and with a suspension for good.
 * @throws DomainError SEND_TICKET_REFUSED
 */
export async function senderBy(request: WithTicket, tokens: TokenVerifier, standsSince: StandsSince): Promise<StaffPrincipal> {
  const { method, path, headers, rawBody } = request;
  const [ticket, signature, key] = [TICKET_HEADER, TICKET_SIGNATURE_HEADER, 'idempotency-key'].map((name) => headers[name]);
  if (typeof ticket !== 'string' || typeof signature !== 'string' || rawBody === undefined) throw new DomainError('SEND_TICKET_REFUSED');
  const claims = TicketClaims.safeParse(await tokens.claims(ticket, TICKET_AUDIENCE).catch(refusedAsTicket));
  if (!claims.success) throw new DomainError('SEND_TICKET_REFUSED');
  const { sub: staff, organisation, organisationType, cnf, revision, ...one } = claims.data;
  const fits = one.key === key && one.method === method && one.path === path && isSignedBy(cnf.jwk, rawBody, signature);
  if (!fits || revision < await standsSince(staff)) throw new DomainError('SEND_TICKET_REFUSED');
  return { kind: 'STAFF', staff, organisation, organisationType, roles: [], desks: [] };
}

/** Whether the private half of this key signed it: ECDSA P-256 over SHA-256, IEEE P1363, base64url. */
export function isSignedBy(jwk: TicketKey, body: Buffer, signature: string): boolean {
  try {
    return verify('sha256', body, { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  } catch {
    // No point of the curve.
    return false;
  }
}

/** Keys that cannot be fetched are no fault of the ticket. */
function refusedAsTicket(error: unknown): never {
  throw error instanceof DomainError && error.code !== 'UNAUTHENTICATED' ? error : new DomainError('SEND_TICKET_REFUSED');
}
