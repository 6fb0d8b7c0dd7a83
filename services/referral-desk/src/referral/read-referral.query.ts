import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError, type DeskRecord } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, DirectoryCopyStore } from '@referrals/service-kit';
import type { Decision } from '../case/case.domain.js';
import { DECISION_COLUMNS, FEEDBACK_COLUMNS, feedbackOf, type FeedbackRow, type ReferralRow } from '../case/read-case.js';
import { itemOf, ITEM_COLUMNS, type ItemRow } from '../worklist/worklist-item.js';
import { decisionView, feedbackView, type NoteView, type ReferralDetail } from './referral-detail.dto.js';
import { binder, referralScope, scopeCondition } from './referral-scope.js';

/** What one referral tells beyond its row of the worklist. */
type DetailRow = ItemRow & Pick<ReferralRow, 'ownedSince' | 'returns' | 'transfers' | 'mergedInto'>;
const DETAIL_COLUMNS = `${ITEM_COLUMNS}, owned_since AS "ownedSince", returns, transfers, merged_into AS "mergedInto"`;
const NOTES = 'SELECT action, at, desk, reason, note, number, said_at AS "saidAt" FROM move_note WHERE referral_id = $1 ORDER BY at, id';

/** One referral as the desk that holds it reads it; a desk that gave it away reads what it did itself. */
@Injectable()
export class ReadReferral {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly directory: DirectoryCopyStore) {}

  read(principal: StaffPrincipal, id: string): Promise<ReferralDetail> {
    const at = this.clock.now();
    return this.database.transaction(databaseContext(principal, at), async (tx) => {
      const values: unknown[] = [id];
      const condition = scopeCondition(referralScope(principal, at, binder(values)));
      const [row, decisions, feedbacks, notes, copy] = await Promise.all([
        tx.maybeOne<DetailRow>(`SELECT ${DETAIL_COLUMNS} FROM referral r WHERE r.id = $1 AND ${condition}`, values),
        tx.query<Decision>(`SELECT ${DECISION_COLUMNS} FROM decision WHERE referral_id = $1 ORDER BY recorded_at, id`, [id]),
        tx.query<FeedbackRow>(`SELECT ${FEEDBACK_COLUMNS} FROM feedback WHERE referral_id = $1 ORDER BY at, id`, [id]),
        tx.query<NoteView>(NOTES, [id]),
        this.directory.load(tx),
      ]);
      if (row === undefined) return this.past(tx, principal, id, decisions);
      return {
        ...itemOf(row, principal, at), ownedSince: row.ownedSince, backupDesk: row.backupDesk, backupFrom: row.backupFrom, returns: row.returns,
        transfers: row.transfers, bound: row.bound, mergedInto: row.mergedInto, gaveAwayAt: null, desk: deskView(copy.desk(row.owner)),
        decisions: decisions.map(decisionView), feedback: feedbacks.map(feedbackOf).map(feedbackView), notes,
      };
    });
  }

  /** Only what the desk did itself: no owner, no state, no later decision. */
  private async past(tx: Tx, principal: StaffPrincipal, id: string, decisions: readonly Decision[]): Promise<ReferralDetail> {
    const desks = principal.desks.map((desk) => desk.id);
    const left = await tx.maybeOne<{ until: Instant; report: string; number: string; filedAt: Instant }>(
      `SELECT p.until, p.report_id AS report, f.number, f.filed_at AS "filedAt" FROM participation p JOIN case_file f ON f.report_id = p.report_id
       WHERE p.referral_id = $1 AND p.desk = ANY ($2) ORDER BY p.until DESC LIMIT 1`, [id, desks],
    );
    if (left === undefined) throw new DomainError('NOT_FOUND');
    return {
      id, reportId: left.report, number: left.number, filedAt: left.filedAt, gaveAwayAt: left.until, allowedActions: [],
      decisions: decisions.filter((decision) => desks.includes(decision.desk)).map(decisionView), feedback: [], notes: [],
    };
  }
}

function deskView(desk: DeskRecord | undefined): ReferralDetail['desk'] {
  return desk && { id: desk.id, name: desk.name, agency: desk.agency, jurisdiction: desk.jurisdiction };
}
