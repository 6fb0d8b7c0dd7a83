import type { Tx } from '@referrals/database';

/** In SQL: of a database that was restored elsewhere no mark means anything. */
export const CLUSTER = '(SELECT (system_identifier % 1000000)::text FROM pg_control_system())';

/** Where very many transactions are under way, what is before the first of them. */
const LONGEST = 900;
const MARK = `SELECT ${CLUSTER} AS cluster, CASE WHEN length(s::text) > ${LONGEST} THEN format('%1$s:%1$s:', pg_snapshot_xmin(s)) ELSE s::text END AS snapshot FROM pg_current_snapshot() AS s`;

/** What is committed at a moment, in the words of this database cluster. */
export interface ReadMark { readonly cluster: string; readonly snapshot: string }

/**
 * Everything that is committed by now, as text. A message that comes in at the same time is never in it unless it can be seen, whatever its
 * time says.
 */
export async function readMark(tx: Tx): Promise<string> {
  const mark = await tx.maybeOne<ReadMark>(MARK);
  if (mark === undefined) throw new Error('The database does not say where it is');
  return `${mark.cluster}/${mark.snapshot}`;
}

/** What a mark names; undefined when it is none. */
export function markOf(text: string): ReadMark | undefined {
  const [, cluster, snapshot, ...bounds] = /^([0-9]{1,6})\/(([0-9]{1,18}):([0-9]{1,18}):((?:[0-9]{1,18}(?:,[0-9]{1,18})*)?))$/.exec(text) ?? [];
  if (cluster === undefined || snapshot === undefined) return undefined;
  const [first = 0n, end = 0n, ...open] = bounds.flatMap((one) => one.split(',')).filter((one) => one !== '').map(BigInt);
  const inOrder = [first, ...open, end].every((one, index, all) => index === 0 || one >= (all[index - 1] ?? 0n)) && open.every((one) => one < end);
  return first > 0n && inOrder ? { cluster, snapshot } : undefined;
}
