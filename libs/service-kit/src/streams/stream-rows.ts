import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { Place } from './place.js';

/** That an aggregate changed, at the moment of its change. `leftBy`: desks and people that may see it no longer. */
export interface Stir { readonly subject: string; readonly at: Instant; readonly leftBy: readonly string[] }

/** What came after a place, and where that ends. No stirs: they cannot be told one by one. */
export interface Since { readonly stirs: readonly Stir[] | undefined; readonly to: Omit<Place, 'at'> }

type Worker = Pick<ServiceDatabase, 'asWorker'>;

/** More since a place are not told one by one. */
const MOST_STIRS = 1_000;

/** In the transaction of the change. */
export function noteStir(tx: Tx, stream: string, subject: string, at: Instant, leftBy: readonly string[]): void {
  tx.writeBatched(
    `INSERT INTO stream_entry (stream, subject, at, left_by) SELECT stream, subject, at, ARRAY(SELECT jsonb_array_elements_text("leftBy"))::uuid[]
     FROM jsonb_to_recordset($1) AS e(stream text, subject uuid, at timestamptz, "leftBy" jsonb)`,
    [{ stream, subject, at, leftBy }],
  );
}

/** One snapshot: below its xmin all is decided, so what comes later comes above. */
const HERE = 'SELECT (system_identifier % 1000000)::text AS epoch, pg_snapshot_xmin(pg_current_snapshot()) AS xid FROM pg_control_system()';

/** Where everything is that is committed by now; what is under way comes after it. */
export async function placeNow(worker: Worker): Promise<Omit<Place, 'at'>> {
  const [here] = await worker.asWorker((tx) => tx.query<Omit<Place, 'at'>>(`SELECT epoch, xid::text FROM (${HERE}) AS here`));
  if (here === undefined) throw new Error('The database does not say where it is');
  return here;
}

/**
 * What came after a place, in the order of transactions. None is left out, however late it committed: a transaction under way holds the end
 * back. No stirs when they are more than a thousand, or the place is of another cluster or of the future.
 */
export async function stirsSince(worker: Worker, stream: string, from: Place): Promise<Since> {
  const rows = await worker.asWorker((tx) => tx.query<{ epoch: string; xid: string; subject: string | null; at: Instant; leftBy: string[] }>(
    `SELECT here.epoch, here.xid::text, e.subject, e.at, e.left_by AS "leftBy" FROM (${HERE}) AS here LEFT JOIN LATERAL (
       SELECT subject, at, left_by, xid FROM stream_entry WHERE stream = $1 AND xid >= $2::text::xid8 AND xid < here.xid ORDER BY xid LIMIT ${MOST_STIRS + 1}
     ) AS e ON true ORDER BY e.xid`, [stream, from.xid]));
  const [here] = rows;
  if (here === undefined) throw new Error('The database does not say where it is');
  const to = { epoch: here.epoch, xid: here.xid };
  if (to.epoch !== from.epoch || BigInt(from.xid) > BigInt(to.xid) || rows.length > MOST_STIRS) return { stirs: undefined, to };
  return { stirs: rows.flatMap(({ subject, at, leftBy }) => (subject === null ? [] : [{ subject, at, leftBy }])), to };
}
