import type { Bind, RowScope, StaffPrincipal } from '@referrals/auth';
import type { InboxMessageView, MessageKind } from './inbox.dto.js';

/**
 * Where a service keeps messages to people: its table `inbox_message`, with `id`, `kind`, `landed_at`, `read_at` (NULL until then) and `xid`, the
 * transaction in which it came. The columns of a branch of its scope, `kind`, `landed_at DESC`, `id DESC` are an index, and once more of what is unread.
 */
export abstract class InboxPlace {
  /** Kinds of messages that lie here. */
  abstract readonly kinds: readonly MessageKind[];
  /** What `view` needs of a message, in SQL; `id` and `landedAt` among it. */
  abstract readonly columns: string;

  /** Whose a message is, said once: list, counts, marks and stream ask it. No message is in two branches. */
  abstract scope(person: StaffPrincipal, bind: Bind): RowScope;

  abstract view(row: object): InboxMessageView;
}
