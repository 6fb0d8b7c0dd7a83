import type { Instant } from '@referrals/calendar';
import type { InboxMessageView } from '@referrals/service-kit';

/** As `MESSAGE_COLUMNS` answer it. */
export interface MessageRow extends Omit<InboxMessageView, 'link' | 'read'> {
  readonly service: string;
  readonly caseId: string;
  readonly subject: string;
  readonly readAt: Instant | null;
}

export const MESSAGE_COLUMNS = `r.id, r.kind, r.reason, r.number, r.desk, r.owner, r.clock, r.step, r.due_at AS "dueAt", r.at, r.landed_at AS "landedAt", r.service,
  r.case_id AS "caseId", r.subject, r.read_at AS "readAt"`;

/** A procuratorate that a step told hears number, desk, clock and lateness: no link leads it to the case. */
export function messageView({ service, caseId, subject, readAt, ...row }: MessageRow): InboxMessageView {
  const link = row.kind === 'ARRIVAL' ? `/${service}/referrals/${subject}` : row.reason === 'PROC' ? null : `/${service}/cases/${caseId}/duties`;
  return { ...row, link, read: readAt !== null };
}
