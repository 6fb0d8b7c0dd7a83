import { Injectable } from '@nestjs/common';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { LessThanOrEqual } from '@referrals/database';
import { ChangeDoor, type Job, type JobTurn } from '@referrals/service-kit';
import { Candidate, CandidateContent, CandidateTry } from './candidate.entity.js';

const PAGE = 200;

/**
 * Forgets the persons of candidates that led to nothing, ninety days after (PIPL 19): name, numbers and every word about them. That there was
 * one, and its outcome, stay. Doing it twice changes nothing.
 */
@Injectable()
export class EraseCandidatesJob implements Job {
  readonly name = 'erase-candidates';
  readonly schedule = { at: '03:20' };

  constructor(private readonly door: ChangeDoor) {}

  async run({ at, asWorker, stopping }: Pick<JobTurn, 'at' | 'asWorker' | 'stopping'>): Promise<void> {
    const today = shanghaiDate(at);
    for (;;) {
      stopping.throwIfAborted();
      const due = await asWorker((tx) => tx.manager.find(Candidate, { select: { id: true }, where: { eraseOn: LessThanOrEqual(today) }, order: { eraseOn: 'ASC', id: 'ASC' }, take: PAGE }));
      for (const { id } of due) await this.erase(asWorker, id, today);
      if (due.length < PAGE) return;
    }
  }

  private async erase(asWorker: JobTurn['asWorker'], id: string, today: PlainDate): Promise<void> {
    await asWorker((tx) => this.door.changeByEvent(tx, { id, read: async () => await tx.manager.findOneBy(Candidate, { id }) ?? undefined, notYet: 'CANDIDATE_NOT_HERE' }, (change, { eraseOn }) => {
      // It may have been taken up again meanwhile.
      if (eraseOn === null || eraseOn > today) return;
      void change.tx.manager.delete(CandidateTry, { candidate: id });
      void change.tx.manager.delete(CandidateContent, { candidate: id });
      void change.tx.manager.update(Candidate, { id }, { eraseOn: null });
      change.record('candidate.erased');
    }));
  }
}
