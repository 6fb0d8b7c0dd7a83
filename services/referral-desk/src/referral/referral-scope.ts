import type { Bind, RowScope, StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';

/**
 * Which referrals a person may see, for list, search, counts and the single read alike; row-level security says the same again:
 * what their desks own, what they back up by now, what they watch; never a case their desk is excluded from or that they
 * stepped aside from.
 */
export function referralScope(principal: StaffPrincipal, at: Instant, bind: Bind): RowScope {
  const ids = principal.desks.map((desk) => desk.id);
  const desks = bind(ids);
  const owned = `r.owner = ANY (${desks}::uuid[])`;
  const backedUp = `r.backup_desk = ANY (${desks}::uuid[]) AND r.first_own_move_at IS NULL AND r.backup_from <= ${bind(at)}::timestamptz`;
  return {
    branches: [
      // A branch for each desk: equality lets an index give the order, so that a page costs a page however much the desk holds.
      ...ids.map((id) => `r.owner = ${bind(id)}::uuid`),
      `${backedUp} AND NOT ${owned}`,
      `r.watched AND r.watchers && ${desks}::uuid[] AND NOT ${owned} AND (${backedUp}) IS NOT TRUE`,
    ],
    hidden: `NOT (r.hidden_desks && ${desks}::uuid[]) AND NOT (r.hidden_staff @> ARRAY[${bind(principal.staff)}::uuid])`,
    exclusive: true,
  };
}
