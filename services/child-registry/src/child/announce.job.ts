import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import { CategoryChanged, ChildEnded, ChildTierChanged } from '@referrals/contracts';
import { LessThanOrEqual } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { ChangeFile } from './change-file.js';
import { Child } from './child.entity.js';
import type { OpenFile } from './open-file.js';

const AT_ONCE = 500;

/** On the first of a month others hear what ages changed in the month before: the day itself would tell a birthday. */
@Injectable()
export class AnnounceJob implements Job {
  readonly name = 'announce';
  readonly schedule = { at: '00:30', dayOfMonth: 1 };

  constructor(private readonly files: ChangeFile) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    const due = (): Promise<{ id: string }[]> => asWorker((tx) => tx.manager.find(Child, { select: { id: true }, where: { announceOn: LessThanOrEqual(today) }, order: { announceOn: 'ASC', id: 'ASC' }, take: AT_ONCE }));
    for (let rows = await due(); rows.length > 0; rows = await due()) {
      for (const { id } of rows) {
        stopping.throwIfAborted();
        await asWorker((tx) => this.files.bySystem(tx, id, announce));
      }
    }
  }
}

/** As the file stands now: what was told meanwhile is told once more, and nothing is told of when. */
function announce(file: OpenFile): void {
  const { child } = file;
  // Another turn was here.
  if (child.announceOn === null) return;
  file.record('child.announced', { what: child.announce });
  if (child.announce.includes('CATEGORIES')) file.emit(CategoryChanged, { categories: child.categories });
  if (child.announce.includes('TIER')) file.emit(ChildTierChanged, { tier: child.tier });
  if (child.announce.includes('ENDED') && child.status === 'ENDED') file.emit(ChildEnded, {});
  Object.assign(child, { announce: [], announceOn: null });
}
