import { Scope, type Bind, type RowScope, type Viewer } from '@referrals/auth';
import type { MessageKind } from '@referrals/service-kit';

/** Who sees a message: whom it is to, for as long as they are at its desk. The migration of `inbox_message` says the same. */
export const inboxScope = new Scope({ seenBy: [{ staff: 'staff', at: 'desk' }], hidden: { desks: 'hidden_desks', staff: 'hidden_staff' } });

/** Kinds that lie here; answers lie at who knows the reporter. */
export const KINDS_HERE = ['ARRIVAL', 'ESCALATION'] as const satisfies readonly MessageKind[];

/** For a page of these kinds: a branch for each desk and kind, as the index has them. */
export function pageScope(viewer: Viewer, kinds: readonly MessageKind[], bind: Bind): RowScope {
  if (kinds.length === 0) return { branches: [], hidden: 'true', exclusive: true };
  const { branches, hidden } = inboxScope.rows(viewer, bind);
  return { branches: branches.flatMap((branch) => kinds.map((kind) => `${branch} AND r.kind = ${bind(kind)}`)), hidden, exclusive: true };
}
