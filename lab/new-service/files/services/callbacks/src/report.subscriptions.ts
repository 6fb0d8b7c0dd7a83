import { Controller } from '@nestjs/common';
import { ReportFiled, type EventData } from '@referrals/contracts';
import { NotYet, OnEvent, type InboxContext } from '@referrals/event-bus';
import { noBars } from '@referrals/policy';
import { DirectoryCopyStore } from '@referrals/service-kit';
import { Callbacks } from './callbacks.js';

/** Each filed report with a county gets a call. */
@Controller()
export class ReportSubscriptions {
  constructor(private readonly callbacks: Callbacks, private readonly directory: DirectoryCopyStore) {}

  @OnEvent(ReportFiled, 'callbacks', { from: 'beginning' })
  async reportFiled({ reportId, county, excludedDesks, excludedAgencies }: EventData<typeof ReportFiled>, { tx }: InboxContext): Promise<void> {
    if (county === undefined) return;
    if (!(await this.directory.load(tx)).whole) throw new NotYet('DIRECTORY_COPY_INCOMPLETE');
    await this.callbacks.follow(tx, reportId, county, { ...noBars, excludedDesks, excludedAgencies });
  }
}
