import { Scope, type Bind, type RowScope, type Viewer } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { InboxPlace, type InboxMessageView } from '@referrals/service-kit';

/** Who sees a message: whom it is to, for as long as they are at its desk. The migration of `inbox_message` says the same. */
export const inboxScope = new Scope({ seenBy: [{ staff: 'staff', at: 'desk' }], hidden: { desks: 'hidden_desks', staff: 'hidden_staff' } });

/** As `columns` answer it. */
interface MessageRow extends Omit<InboxMessageView, 'link' | 'read'> {
  readonly service: string;
  readonly caseId: string;
  readonly subject: string;
  readonly readAt: Instant | null;
}

/** Messages of work; answers lie at who knows the reporter. */
export class DirectoryInbox extends InboxPlace {
  readonly kinds = ['ARRIVAL', 'ESCALATION'] as const;
  readonly columns = `r.id, r.kind, r.reason, r.number, r.desk, r.owner, r.clock, r.step, r.due_at AS "dueAt", r.at, r.landed_at AS "landedAt", r.service,
    r.case_id AS "caseId", r.subject, r.read_at AS "readAt"`;

  scope(person: Viewer, bind: Bind): RowScope {
    return inboxScope.rows(person, bind);
  }

  /** A procuratorate that a step told hears number, desk, clock and lateness: no link leads it to the case. */
  view({ service, caseId, subject, readAt, ...row }: MessageRow): InboxMessageView {
    const link = row.kind === 'ARRIVAL' ? `/${service}/referrals/${subject}` : row.reason === 'PROC' ? null : `/${service}/cases/${caseId}/duties`;
    return { ...row, link, read: readAt !== null };
  }
}
