import { Injectable } from '@nestjs/common';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { ChildAgeReached } from '@referrals/contracts';
import { Any, LessThanOrEqual } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { FileMove } from '../moves/move.entity.js';
import { completedOn } from './age.domain.js';
import { Category } from './category.entity.js';
import { ChangeFile } from './change-file.js';
import { Child } from './child.entity.js';
import { endFile } from './end-child.js';
import type { OpenFile } from './open-file.js';

/** Files of one question; the next begins behind it. */
const AT_ONCE = 500;

/**
 * What changes because a day came: a category or a file that is grown out of, a period that ends. Nobody owes by this: dates are written when a
 * fact changes, and this is the fact. What an age changes is told on the first of the next month.
 */
@Injectable()
export class GrowJob implements Job {
  readonly name = 'grow';
  readonly schedule = { at: '00:05' };

  constructor(private readonly files: ChangeFile) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    for (let ids = await this.due(asWorker, today); ids.length > 0; ids = await this.due(asWorker, today)) {
      for (const id of ids) {
        stopping.throwIfAborted();
        await asWorker((tx) => this.files.bySystem(tx, id, grow, true));
      }
    }
  }

  private due(asWorker: JobTurn['asWorker'], today: PlainDate): Promise<string[]> {
    return asWorker(async (tx) => (await tx.manager.find(Child, {
      select: { id: true }, where: { status: 'ACTIVE', deriveOn: LessThanOrEqual(today) }, order: { deriveOn: 'ASC', id: 'ASC' }, take: AT_ONCE,
    })).map(({ id }) => id));
  }
}

/** A file as it stands today, by its dates alone. */
export function grow(file: OpenFile): void {
  const { child: { birthDate, deriveOn, status }, state: { categories }, today, rules } = file;
  // Another turn was here.
  if (status !== 'ACTIVE' || deriveOn === null || deriveOn > today) return;
  file.record('child.grown');
  if (birthDate === null) return;
  for (const category of categories) {
    const until = completedOn(birthDate, rules.categories[category.code].until);
    if ((category.status !== 'PROPOSED' && category.status !== 'CONFIRMED') || until > today) continue;
    file.put(Category, category, { status: 'ENDED', toOn: until < category.fromOn ? category.fromOn : until });
    file.record('category.ended', { code: category.code });
  }
  for (const age of [16, 18] as const) {
    const on = completedOn(birthDate, age);
    if (on <= today && on >= deriveOn) file.emit(ChildAgeReached, { age });
  }
  if (completedOn(birthDate, 18) <= today) age18(file, completedOn(birthDate, 18));
}

/** The file ends by itself; a move that is open is withdrawn. */
function age18(file: OpenFile, on: PlainDate): void {
  const began = file.state.spans.find(({ toOn }) => toOn === null)?.fromOn ?? on;
  endFile(file, 'AGED_18', on < began ? began : on);
  void file.change.tx.manager.update(FileMove, { child: file.child.id, state: Any(['PROPOSED', 'REFUSED', 'SENT']) }, { state: 'WITHDRAWN', endedAt: file.change.at });
  file.record('child.ended', { reason: 'AGED_18' });
}
