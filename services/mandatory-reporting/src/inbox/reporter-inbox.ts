import { Injectable } from '@nestjs/common';
import type { Bind, RowScope, StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { InboxPlace, KeyRing, type InboxMessageView } from '@referrals/service-kit';

/** As `columns` answer it. */
interface MessageRow extends Pick<InboxMessageView, 'id' | 'kind' | 'reason' | 'number' | 'at' | 'landedAt'> {
  readonly reportId: string;
  readonly readAt: Instant | null;
}

/** Under which hash somebody's messages lie: of their account and a key of the installation. */
export const inboxOf = (keys: KeyRing, staff: string): string => keys.blindIndex('reporter inbox', staff);

/** What came of reports, for who made them. Row security asks `report_owner` again. */
@Injectable()
export class ReporterInbox extends InboxPlace {
  readonly kinds = ['ANSWER'] as const;
  readonly columns = `r.id, r.kind, r.reason, r.number, r.at, r.landed_at AS "landedAt", r.report_id AS "reportId", r.read_at AS "readAt"`;

  constructor(private readonly keys: KeyRing) {
    super();
  }

  scope({ staff }: StaffPrincipal, bind: Bind): RowScope {
    return { branches: [`r.inbox = ${bind(inboxOf(this.keys, staff))}`], hidden: 'true', exclusive: true };
  }

  /** The link leads to how the report stands and its answers, which the desks' service tells its reporter. */
  view({ reportId, readAt, ...row }: MessageRow): InboxMessageView {
    return { ...row, link: `/referral-desk/reports/${reportId}/progress`, desk: null, owner: null, clock: null, step: null, dueAt: null, read: readAt !== null };
  }
}
