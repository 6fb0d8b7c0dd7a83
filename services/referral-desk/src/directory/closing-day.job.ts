import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import { NotYet } from '@referrals/event-bus';
import { isOpen } from '@referrals/policy';
import { DirectoryCopyStore, type Job, type JobTurn } from '@referrals/service-kit';
import { FindLeftReferrals } from './find-left-referrals.js';

/**
 * A desk may close on a day told long before; no event comes on that day. At the beginning of each day in China desks that are closed by
 * now lose what they still hold. Doing so twice moves nothing twice.
 */
@Injectable()
export class ClosingDayJob implements Job {
  readonly name = 'closing-day';
  readonly schedule = { at: '00:00' };

  constructor(private readonly directory: DirectoryCopyStore, private readonly left: FindLeftReferrals) {}

  /** @throws NotYet while the copy of the directory is not whole */
  async run({ at, asWorker }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    await asWorker(async (tx) => {
      const copy = await this.directory.load(tx);
      if (!copy.whole) throw new NotYet('DIRECTORY_COPY_INCOMPLETE');
      for (const desk of copy.allDesks()) if (!isOpen(desk, today)) await this.left.checkDesk(tx, desk);
    });
  }
}
