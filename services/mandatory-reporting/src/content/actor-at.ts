import type { StaffPrincipal } from '@referrals/auth';
import type { Actor } from '@referrals/database';

/** Somebody acting at one of their desks, as the trail names them. */
export function actorAt(principal: StaffPrincipal, desk: string): Actor {
  return { role: principal.desks.find((one) => one.id === desk)?.role ?? 'MEMBER', staff: principal.staff, desk };
}
