import type { Instant } from '@referrals/calendar';
import { changeCase, changeFreeHeads, isTransient, type FreeHeadsRequest, type ServiceDatabase, type Tx } from '@referrals/database';
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

/** For which cases time is to pass. */
export interface ToPass {
  /** Those after an id in the order of ids, 500 at most. */
  readonly look: (asWorker: JobTurn['asWorker'], after: string) => Promise<readonly Found[]>;
  /** What holds of each until it was done: asked again under its head, so that of several processes one does it. */
  readonly still: NonNullable<FreeHeadsRequest['still']>;
}

/** Lets time pass for cases nobody touches: steps that are due fire, a year's notice takes effect, what was not followed is. */
export class PassCases {
  constructor(private readonly database: ServiceDatabase, private readonly logger: Logger) {}

  /**
   * All cases there are, in the order of ids. One whose head somebody holds is theirs: another process does the same, and a change of the case
   * does it on its way. If they give up, the next turn finds it. One that cannot be derived is skipped and tried again after a minute, two,
   * four, and so on, once an hour in the end; the others go on.
   * @throws DomainError DATABASE_UNAVAILABLE; what `stopping` is aborted with
   */
  async pass({ at, asWorker, stopping }: Pick<JobTurn, 'asWorker' | 'stopping'> & { readonly at: Instant }, { look, still }: ToPass): Promise<void> {
    for (let after = FIRST; ;) {
      const found = await look(asWorker, after);
      for (let index = 0; index < found.length; index += TOGETHER) {
        stopping.throwIfAborted();
        const cases = found.slice(index, index + TOGETHER).map(({ caseId }) => caseId);
        await this.together(asWorker, { heads: cases, actor: { role: 'SYSTEM' }, now: at, still });
      }
      if (found.length < CASES) return;
      after = found.at(-1)?.caseId ?? after;
    }
  }

  private async together(asWorker: JobTurn['asWorker'], request: FreeHeadsRequest): Promise<void> {
    let lost: readonly string[];
    try {
      lost = await asWorker((tx) => this.passFree(tx, request));
    } catch (error) {
      if (isTransient(error)) throw error;
      lost = request.heads;
    }
    for (const caseId of lost) await this.alone(asWorker, caseId, request);
  }

  /** Answers those that owe something and have no head: a person must hear of them. */
  private async passFree(tx: Tx, request: FreeHeadsRequest): Promise<string[]> {
    const passed = await changeFreeHeads(this.database, tx, request);
    if (passed.length > 0) tx.write('DELETE FROM duty_skipped WHERE case_id = ANY($1)', [passed]);
    if (passed.length === request.heads.length) return [];
    const headless = await tx.query<Found>('SELECT c AS "caseId" FROM unnest($1::uuid[]) AS c WHERE NOT EXISTS (SELECT FROM case_head WHERE case_id = c)', [request.heads]);
    return headless.map(({ caseId }) => caseId);
  }

  private async alone(asWorker: JobTurn['asWorker'], caseId: string, { now }: FreeHeadsRequest): Promise<void> {
    try {
      await asWorker((tx) => {
        tx.write('DELETE FROM duty_skipped WHERE case_id = $1', [caseId]);
        return changeCase(this.database, tx, { caseId, actor: { role: 'SYSTEM' }, now }, () => undefined);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.failure('the duties of a case could not be derived; it is skipped for now', error, { service: this.database.service, case: caseId });
      await asWorker(async (tx) => { tx.write(SKIP, [caseId, now, reasonOf(error)]); });
    }
  }
}

const SKIP = `INSERT INTO duty_skipped AS s (case_id, tries, since, try_at, error) VALUES ($1, 1, $2, $2::timestamptz + interval '1 minute', $3)
  ON CONFLICT (case_id) DO UPDATE SET tries = s.tries + 1, try_at = $2::timestamptz + least(interval '1 minute' * 2 ^ least(s.tries, 6), interval '1 hour'), error = excluded.error`;
