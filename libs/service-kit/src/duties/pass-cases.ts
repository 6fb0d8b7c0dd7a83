import type { Instant } from '@referrals/calendar';
import { changeCase, changeHeads, isTransient, type ServiceDatabase } from '@referrals/database';
import { reasonOf } from '@referrals/event-bus';
import type { JobTurn } from '../jobs/job.js';
import type { Logger } from '../run/logger.js';

/** Heads that one transaction holds. */
const TOGETHER = 50;
/** Case ids that are read at a time. */
export const CASES = 500;
export const FIRST = '00000000-0000-0000-0000-000000000000';

/** For a statement that looks for cases at the moment `$1`: leaves out those that are skipped until later. */
export const NOT_SKIPPED = 'NOT EXISTS (SELECT FROM duty_skipped WHERE duty_skipped.case_id = found.case_id AND duty_skipped.try_at > $1)';

interface Found { readonly caseId: string }

/** Lets time pass for cases nobody touches: steps that are due fire, a year's notice takes effect, what was not followed is. */
export class PassCases {
  constructor(private readonly database: ServiceDatabase, private readonly logger: Logger) {}

  /**
   * All cases that `look` finds after an id, in the order of ids, 500 at most. One that cannot be derived is skipped and tried again after a minute, two,
   * four, and so on, once an hour in the end; the others go on.
   * @throws DomainError DATABASE_UNAVAILABLE; what `stopping` is aborted with
   */
  async pass({ at, asWorker, stopping }: Pick<JobTurn, 'asWorker' | 'stopping'> & { readonly at: Instant }, look: (asWorker: JobTurn['asWorker'], after: string) => Promise<readonly Found[]>): Promise<void> {
    for (let after = FIRST; ;) {
      const found = await look(asWorker, after);
      for (let index = 0; index < found.length; index += TOGETHER) {
        stopping.throwIfAborted();
        await this.together(asWorker, found.slice(index, index + TOGETHER).map(({ caseId }) => caseId), at);
      }
      if (found.length < CASES) return;
      after = found.at(-1)?.caseId ?? after;
    }
  }

  private async together(asWorker: JobTurn['asWorker'], cases: readonly string[], now: Instant): Promise<void> {
    try {
      await asWorker((tx) => {
        tx.write('DELETE FROM duty_skipped WHERE case_id = ANY($1)', [cases]);
        return changeHeads(this.database, tx, { heads: cases, actor: { role: 'SYSTEM' }, now }, nothing);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      for (const caseId of cases) await this.alone(asWorker, caseId, now);
    }
  }

  private async alone(asWorker: JobTurn['asWorker'], caseId: string, now: Instant): Promise<void> {
    try {
      await asWorker((tx) => {
        tx.write('DELETE FROM duty_skipped WHERE case_id = $1', [caseId]);
        return changeCase(this.database, tx, { caseId, actor: { role: 'SYSTEM' }, now }, nothing);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.failure('the duties of a case could not be derived; it is skipped for now', error, { service: this.database.service, case: caseId });
      await asWorker(async (tx) => { tx.write(SKIP, [caseId, now, reasonOf(error)]); });
    }
  }
}

const nothing = (): object => ({});

const SKIP = `INSERT INTO duty_skipped AS s (case_id, tries, since, try_at, error) VALUES ($1, 1, $2, $2::timestamptz + interval '1 minute', $3)
  ON CONFLICT (case_id) DO UPDATE SET tries = s.tries + 1, try_at = $2::timestamptz + least(interval '1 minute' * 2 ^ least(s.tries, 6), interval '1 hour'), error = excluded.error`;
