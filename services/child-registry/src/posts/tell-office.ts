import { Injectable } from '@nestjs/common';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { ChildOfficeSet } from '@referrals/contracts';
import { Any, changeHeads, ServiceDatabase, type Tx } from '@referrals/database';
import { Logger, type JobTurn } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { Answerables } from './answerables.js';

/** Files that are held together; who changes one of them waits as long. */
const AT_ONCE = 50;

const OTHERS = `SELECT c.id FROM child c LEFT JOIN duty_place p ON p.case_id = c.id AND p.key = c.id
  WHERE c.care_division = $1 AND c.status = 'ACTIVE' AND p.owner IS DISTINCT FROM $2 ORDER BY c.id LIMIT ${AT_ONCE}`;

/** One that tells a place's files at a time: who owes is asked behind whoever told before, so that nobody tells what was true when they looked. */
const ALONE = `SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' tell ' || $1, 7))`;

/** Another office owes for a place since `at`; `lastResort` where nobody is. */
export interface PlaceToTell { readonly place: string; readonly at: Instant; readonly lastResort?: string | undefined }

/** Tells active files of a place which office owes for them from now on. */
@Injectable()
export class TellOffice {
  constructor(private readonly database: ServiceDatabase, private readonly answerables: Answerables, private readonly logger: Logger) {}

  /**
   * Those of a village whose post changed, before whoever changed it is answered: nothing is owed for a moment by a post that nobody holds.
   * Does not throw, since the change stands: what could not be told is told by the next turn of `tell-offices`.
   */
  async village(place: string, at: Instant): Promise<void> {
    try {
      await this.place({ place, at }, (work) => this.database.asWorker(work), new AbortController().signal);
    } catch (error) {
      this.logger.failure('files of a post that changed', error);
    }
  }

  /**
   * Those that were told otherwise, some at a time: whatever was done stays done.
   * @throws DomainError REGISTRY_NOT_READY where nobody would owe it
   */
  async place(told: PlaceToTell, asWorker: JobTurn['asWorker'], stopping: AbortSignal): Promise<void> {
    for (let some = AT_ONCE; some === AT_ONCE;) {
      stopping.throwIfAborted();
      some = await asWorker((tx) => this.some(tx, told));
    }
  }

  private async some(tx: Tx, { place, at, lastResort }: PlaceToTell): Promise<number> {
    await tx.query(ALONE, [place]);
    const office = await this.answerables.owing(tx, place, shanghaiDate(at), lastResort);
    const ids = (await tx.query<{ id: string }>(OTHERS, [place, office])).map(({ id }) => id);
    if (ids.length === 0) return 0;
    const changed = changeHeads(this.database, tx, { heads: ids, actor: { role: 'SYSTEM' }, now: at }, async (changes) => {
      const stands = new Map((await reading).map((child) => [child.id, child]));
      for (const change of changes) {
        const child = stands.get(change.caseId);
        // Moved or ended before its head was held: whoever did so told it where it is owed.
        if (child?.careDivision !== place || child.status !== 'ACTIVE') continue;
        // The file itself is as it was: who is writing on it meanwhile is not refused for this.
        change.record('child.office-set', { office });
        change.emit(ChildOfficeSet, { childId: child.id, county: place.slice(0, 6), at: change.at, owner: office });
      }
      return {};
    });
    // Sent behind the locks, and answered after them.
    const reading = tx.manager.find(Child, { select: { id: true, careDivision: true, status: true }, where: { id: Any(ids) } });
    reading.catch(() => undefined);
    await changed;
    return ids.length;
  }
}
