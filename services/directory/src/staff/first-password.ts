import type { StaffPrincipal } from '@referrals/auth';
import type { KeyRing, RequestKey } from '@referrals/service-kit';
import { makePassword } from '../sign-in/password-settings.js';

/** The password a request makes: the same when the request is repeated, so that a lost answer can be given again and nothing is stored. */
export function firstPasswordFor(keys: KeyRing, caller: StaffPrincipal, key: RequestKey): string {
  return makePassword(keys, `for ${JSON.stringify([caller.staff, key.route, key.key])}`);
}
