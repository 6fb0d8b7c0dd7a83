import type { Instant } from '@referrals/calendar';
import { changeCase, changeHeads, type ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';
import type { Logger } from '../run/logger.js';

const CASES = 500;
/** Heads that one transaction holds. */
const TOGETHER = 50;
/** A case whose steps cannot be fired is tried again after so long, and others go on. */
const AGAIN_MS = 60_000;

/**
 * Fires the steps of ladders that are due, each once and with the time it was to fire, whatever time that was. What a step needs is done by
 * the change of the case itself: the job only lets time pass for cases nobody touches.
 */
export class EscalateDutiesJob implements Job {
  readonly name = 'escalate-duties';
  readonly schedule = { everySeconds: 1 };
  /** Largest time seen: a clock that runs backwards takes nothing back. */
  private latest: Instant | undefined;
  private readonly failed = new Map<string, number>();

  constructor(private readonly database: ServiceDatabase, private readonly logger: Logger) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    if (this.database.duties === undefined) return;
    this.latest = this.latest !== undefined && this.latest > at ? this.latest : at;
    const now = this.latest;
    for (let after = FIRST; ;) {
      const due = await asWorker((tx) => tx.query<{ caseId: string }>(DUE, [now, after, CASES]));
      const cases = due.map(({ caseId }) => caseId).filter((one) => !this.waits(one));
      for (let index = 0; index < cases.length; index += TOGETHER) {
        stopping.throwIfAborted();
        await this.fire(asWorker, cases.slice(index, index + TOGETHER), now);
      }
      if (due.length < CASES) return;
      after = due.at(-1)?.caseId ?? after;
    }
  }

  private async fire(asWorker: JobTurn['asWorker'], cases: readonly string[], now: Instant): Promise<void> {
    const nothing = (): object => ({});
    try {
      await asWorker((tx) => changeHeads(this.database, tx, { heads: cases, actor: { role: 'SYSTEM' }, now }, nothing));
      return;
    } catch (error) {
      if (cases.length === 1) return this.leave(cases[0] ?? '', error);
    }
    for (const caseId of cases) {
      await asWorker((tx) => changeCase(this.database, tx, { caseId, actor: { role: 'SYSTEM' }, now }, nothing)).catch((error: unknown) => { this.leave(caseId, error); });
    }
  }

  private leave(caseId: string, error: unknown): void {
    this.failed.set(caseId, performance.now() + AGAIN_MS);
    this.logger.failure('steps of a case could not be fired', error, { case: caseId });
  }

  private waits(caseId: string): boolean {
    const until = this.failed.get(caseId);
    if (until === undefined) return false;
    if (performance.now() < until) return true;
    this.failed.delete(caseId);
    return false;
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const DUE = 'SELECT DISTINCT case_id AS "caseId" FROM duty WHERE next_step_at <= $1 AND case_id > $2 ORDER BY case_id LIMIT $3';
