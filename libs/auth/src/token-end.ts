import { instantFromMillis, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { decodeJwt } from 'jose';

/**
 * When the token of a request ends. For what lasts longer than a request: it is to end with the token, so that a suspended account is out by
 * then. The guard has verified the token; nothing is verified here.
 * @throws DomainError UNAUTHENTICATED when there is none
 */
export function tokenEnd(token: string | undefined): Instant {
  try {
    const { exp } = decodeJwt(token ?? '');
    if (exp !== undefined) return instantFromMillis(exp * 1_000);
  } catch {
    // No token at all.
  }
  throw new DomainError('UNAUTHENTICATED');
}
