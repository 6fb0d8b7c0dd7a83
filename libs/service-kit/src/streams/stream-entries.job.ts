import { addMillis, type Instant } from '@referrals/calendar';
import type { Job, JobTurn } from '../jobs/job.js';

const KEPT_MS = 86_400_000;
const BATCH = 1_000;

/** Removes what was told to those who look on, after a day: who was away for longer is told to ask anew. */
export class StreamEntriesJob implements Job {
  readonly name = 'stream-entries';
  readonly schedule = { everySeconds: 3_600 };
  /** Nothing goes before it was told, when a demonstration's clock is set on. */
  readonly byMachine = true as const;

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const before: Instant = addMillis(at, -KEPT_MS);
    for (let removed = BATCH; removed === BATCH;) {
      stopping.throwIfAborted();
      removed = (await asWorker((tx) => tx.query(
        `DELETE FROM stream_entry WHERE ctid = ANY (ARRAY(SELECT ctid FROM stream_entry WHERE at < $1 ORDER BY at LIMIT ${BATCH})) RETURNING 1 AS gone`, [before]))).length;
    }
  }
}
