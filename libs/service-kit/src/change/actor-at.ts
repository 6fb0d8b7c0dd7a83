import type { Principal } from '@referrals/auth';
import type { Actor } from '@referrals/database';

/** Who acts as the trail names them: at this desk of theirs, or at the only one they have. Who reports is a reporter, whoever they are. */
export function actorAt(principal: Principal | undefined, desk?: string): Actor {
  if (principal?.kind !== 'STAFF') return { role: 'REPORTER' };
  const { staff, desks } = principal;
  const at = desk === undefined && desks.length === 1 ? desks[0] : desks.find(({ id }) => id === desk);
  return { role: at?.role ?? 'MEMBER', staff, ...(at === undefined ? {} : { desk: at.id }) };
}
