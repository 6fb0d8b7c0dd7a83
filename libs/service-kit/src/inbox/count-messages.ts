import { binder, type Bind, type RowScope } from '@referrals/auth';
import type { Tx } from '@referrals/database';
import { MOST_COUNTED, type InboxCounts, type MessageKind } from './inbox.dto.js';

export interface MessagesToCount {
  /** As of a page: the alias is `r`. */
  readonly from: string;
  readonly scope: (bind: Bind) => RowScope;
  /** What holds of an unread message. */
  readonly unread: string;
  readonly kinds: readonly MessageKind[];
  /** What holds of a message of this kind. */
  readonly ofKind: (kind: string) => string;
  /** The order of the index after these columns. In it the index is walked, not gathered, and walking ends where counting does. */
  readonly order: string;
}

/**
 * How many are unread, by kind: of each kind and branch of the scope no more rows are read than are counted, so it needs an index that begins
 * with the branch's columns and the kind's.
 */
export async function countMessages(tx: Tx, { from, scope, unread, kinds, ofKind, order }: MessagesToCount): Promise<InboxCounts> {
  const bind = binder();
  const { branches, hidden } = scope(bind);
  const parts = branches.length === 0 ? [] : kinds.flatMap((kind) => {
    const name = bind(kind);
    return branches.map((branch) =>
      `(SELECT ${name}::text AS kind FROM ${from} WHERE ${branch} AND ${hidden} AND ${ofKind(name)} AND ${unread} ORDER BY ${order} LIMIT ${MOST_COUNTED + 1})`);
  });
  const found = parts.length === 0 ? [] : await tx.query<{ kind: MessageKind; count: number }>(
    `SELECT kind, count(*) AS count FROM (${parts.join(' UNION ALL ')}) AS seen GROUP BY kind`, bind.values);
  const counted = kinds.map((kind) => {
    const count = found.find((one) => one.kind === kind)?.count ?? 0;
    return { kind, unread: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
  });
  return { unread: counted.reduce((sum, one) => sum + one.unread, 0), more: counted.some(({ more }) => more), kinds: counted };
}
