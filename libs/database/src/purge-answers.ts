import { addMillis, type Instant } from '@referrals/calendar';
import type { ServiceDatabase } from './service-database.js';

const KEPT_MS = 30 * 86_400_000;
const BATCH = 1_000;
/** A run; what is left is for the next. */
const MOST_BATCHES = 20;

/** By their place: as quick however few rows the statistics say there are. */
const PURGE = `DELETE FROM kept_answer WHERE ctid = ANY (ARRAY(SELECT ctid FROM kept_answer WHERE NOT for_ever AND at < $1 ORDER BY at LIMIT ${BATCH})) RETURNING 1 AS gone`;

/**
 * Removes answers of more than 30 days, but of filings, and answers how many. In small transactions, one replica at a time: where
 * another is at it nothing is done. A request whose key went is a new one; what changes a referral is refused by its `If-Match` then.
 */
export async function purgeAnswers(database: Pick<ServiceDatabase, 'asWorker'>, now: Instant): Promise<number> {
  const before = addMillis(now, -KEPT_MS);
  let removed = 0;
  for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
    const gone = await database.asWorker(async (tx) => {
      const lock = await tx.maybeOne<{ held: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' purge', 7)) AS held`);
      return lock?.held === true ? (await tx.query(PURGE, [before])).length : 0;
    });
    removed += gone;
    if (gone < BATCH) break;
  }
  return removed;
}
