import { Controller } from '@nestjs/common';
import { ExclusionDue, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ExcludeDesks } from './exclude-desks.js';

/** Does the tasks that `ExcludeNewDesks` left, each under the lock of its report. */
@Controller()
export class ExclusionSubscriptions {
  constructor(private readonly exclude: ExcludeDesks) {}

  @OnEvent(ExclusionDue, 'mandatory-reporting', { from: 'beginning' })
  async exclusionDue({ reportId }: EventData<typeof ExclusionDue>, { tx }: InboxContext): Promise<void> {
    await this.exclude.check(tx, reportId);
  }
}
