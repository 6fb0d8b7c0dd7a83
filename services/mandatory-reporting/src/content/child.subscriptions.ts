import { Controller } from '@nestjs/common';
import { ChildReportLinked, ChildReportUnlinked, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';

/** Of what is not here nothing is kept: a link names a report that its maker could read. The later word counts, in whatever order they come. */
const KEEP = `INSERT INTO report_child (report_id, child_id, linked, at) SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT FROM report WHERE id = $1)
  ON CONFLICT (report_id, child_id) DO UPDATE SET linked = excluded.linked, at = excluded.at WHERE excluded.at >= report_child.at`;

/** Which child's file a report is of, as the child's county says. */
@Controller()
export class ChildSubscriptions {
  @OnEvent(ChildReportLinked, 'mandatory-reporting', { from: 'beginning' })
  linked({ reportId, childId, at }: EventData<typeof ChildReportLinked>, { tx }: InboxContext): Promise<void> {
    tx.write(KEEP, [reportId, childId, true, at]);
    return Promise.resolve();
  }

  @OnEvent(ChildReportUnlinked, 'mandatory-reporting', { from: 'beginning' })
  unlinked({ reportId, childId, at }: EventData<typeof ChildReportUnlinked>, { tx }: InboxContext): Promise<void> {
    tx.write(KEEP, [reportId, childId, false, at]);
    return Promise.resolve();
  }
}
