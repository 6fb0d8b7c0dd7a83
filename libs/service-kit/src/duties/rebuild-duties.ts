import type { Clock } from '@referrals/calendar';
import { changeCase, type ServiceDatabase, type Tx } from '@referrals/database';
import { reasonOf } from '@referrals/event-bus';
import { v7 } from 'uuid';
import { readCalendar } from './calendar-store.js';
import { compareDuties, NOT_DERIVED, type DutyDifference } from './compare-duties.js';
import { inForce, type DutyPacks } from './duty-packs.js';

/** Cases that are compared in one transaction. */
const TOGETHER = 50;
const CASES = 'SELECT case_id AS "caseId" FROM case_head WHERE n > 0 AND case_id > $1 ORDER BY case_id LIMIT $2';

/** Holds the duties of a service against what their cases' events say, and writes them anew where a person says so. */
export class RebuildDuties {
  constructor(private readonly database: ServiceDatabase, private readonly packs: DutyPacks, private readonly clock: Clock) {}

  /** The next cases after an id, and how their rows differ; no case when that was all. Reads only, and sees one moment. */
  after(caseId: string): Promise<{ readonly cases: readonly string[]; readonly differences: readonly DutyDifference[] }> {
    return this.reading(async (tx) => {
      const cases = (await tx.query<{ caseId: string }>(CASES, [caseId, TOGETHER])).map((one) => one.caseId);
      return { cases, differences: await this.differences(tx, cases) };
    });
  }

  /** How the rows of one case differ. */
  of(caseId: string): Promise<readonly DutyDifference[]> {
    return this.reading((tx) => this.differences(tx, [caseId]));
  }

  /**
   * Writes the duties of a case as its events say, with a link of its trail. Steps that fired are never told again, and their rows stay; a row
   * that no history explains is ended. Needs what follows the changes of this database. @returns what still differs
   */
  async write(caseId: string, reason: string): Promise<readonly DutyDifference[]> {
    const found = await this.of(caseId);
    if (found.length === 0) return [];
    const unexplained = found.filter(({ field, derived }) => field === 'row' && derived === null).map(({ duty }) => duty);
    await this.database.asWorker(async (tx) => {
      const now = this.clock.now();
      // Not followed, as after a release that keeps no duties: the change derives all of it from the first event.
      void tx.query('UPDATE case_head SET followed = NULL WHERE case_id = $1', [caseId]);
      if (unexplained.length > 0) void tx.query(END, [unexplained, now, NOT_DERIVED]);
      await changeCase(this.database, tx, { caseId, actor: { role: 'SYSTEM' }, now }, (change) => {
        change.record('duty.rebuilt', { differences: found.length });
        tx.write('INSERT INTO duty_rebuild (id, case_id, at, differences, reason) VALUES ($1, $2, $3, $4, $5)', [v7(), caseId, change.at, found.length, reason]);
      });
    });
    return this.of(caseId);
  }

  private reading<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.asWorker((tx) => {
      void tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return work(tx);
    });
  }

  private async differences(tx: Tx, cases: readonly string[]): Promise<DutyDifference[]> {
    const calendar = await readCalendar(tx);
    const found = await Promise.all(cases.map((caseId) => compareDuties(tx, caseId, inForce(this.packs), calendar).catch((error: unknown) => [unknown(caseId, error)])));
    return found.flat();
  }
}

/** What cannot be derived is the first thing a person must know of. */
const unknown = (caseId: string, error: unknown): DutyDifference => ({ caseId, duty: '', field: 'derivation', stored: null, derived: reasonOf(error) });

const END = `UPDATE duty SET state = 'VOID', void_reason = $3, closed_at = $2, next_step_at = NULL, awaits_notice = false, version = version + 1 WHERE id = ANY($1)`;
