import { Injectable } from '@nestjs/common';
import { databaseContext, nameBinder, scopeCondition, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { receives, type KnownDesk } from '@referrals/policy';
import { ClockPort, DirectoryCopyStore } from '@referrals/service-kit';
import { deskOf, leaveAccess } from '../accesses/leave-access.js';
import type { Decision } from '../case/case.domain.js';
import { CaseFileRecord, DecisionRecord, FeedbackRecord } from '../case/case.entity.js';
import { feedbackOf } from '../case/read-case.js';
import { NEXT_DUTY, type NextDutyJson } from '../worklist/next-duty.js';
import { itemOf } from '../worklist/worklist-item.js';
import { decisionView, feedbackView, noteView, type ReferralDetail } from './referral-detail.dto.js';
import { referralScope } from './referral-scope.js';
import { MoveNote, Participation, ReferralRecord } from './referral.entity.js';

/** One referral as the desk that holds it reads it; a desk that gave it away reads what it did itself. Whose words are shown is recorded. */
@Injectable()
export class ReadReferral {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly directory: DirectoryCopyStore) {}

  read(principal: StaffPrincipal, id: string): Promise<ReferralDetail> {
    const at = this.clock.now();
    return this.database.transaction(databaseContext(principal, at), async (tx) => {
      const bind = nameBinder();
      const condition = scopeCondition(referralScope(principal, at, bind));
      const [row, decisions, feedbacks, notes, copy, next] = await Promise.all([
        tx.manager.createQueryBuilder(ReferralRecord, 'r').where({ id }).andWhere(condition, bind.values).getOne(),
        tx.manager.find(DecisionRecord, { where: { referralId: id }, order: { recordedAt: 'ASC', id: 'ASC' } }),
        tx.manager.find(FeedbackRecord, { where: { referralId: id }, order: { at: 'ASC', id: 'ASC' } }),
        tx.manager.find(MoveNote, { where: { referralId: id }, order: { at: 'ASC', id: 'ASC' } }),
        this.directory.load(tx), tx.manager.createQueryBuilder(ReferralRecord, 'r').where({ id }).select([NEXT_DUTY]).getRawOne<{ nextDuty: NextDutyJson | null }>(),
      ]);
      if (row === null) return this.past(tx, principal, id, decisions, at);
      if (decisions.length + feedbacks.length + notes.length > 0) leaveAccess(tx, { caseId: row.reportId, principal, desk: deskOf(row, principal), what: 'DECISIONS', at });
      return {
        ...itemOf({ ...row, nextDuty: next?.nextDuty ?? null }, principal, at), ownedSince: row.ownedSince, backupDesk: row.backupDesk, backupFrom: row.backupFrom, returns: row.returns,
        transfers: row.transfers, bound: row.bound, mergedInto: row.mergedInto, gaveAwayAt: null, ...deskView(copy.desk(row.owner)),
        decisions: decisions.map(decisionView), feedback: feedbacks.map(feedbackOf).map(feedbackView), notes: notes.map(noteView),
      };
    });
  }

  /** Only what the desk did itself: no owner, no state, no later decision. */
  private async past(tx: Tx, principal: StaffPrincipal, id: string, decisions: readonly Decision[], at: Instant): Promise<ReferralDetail> {
    const desks = principal.desks.map((desk) => desk.id);
    const left = await tx.manager.createQueryBuilder(Participation, 'p').innerJoin(CaseFileRecord, 'f', 'f.reportId = p.reportId')
      .where({ referralId: id, desk: Any(desks) }).orderBy('p.until', 'DESC').limit(1)
      .select(['p.until AS until', 'p.desk AS desk', 'p.reportId AS report', 'f.number AS number', 'f.filedAt AS "filedAt"'])
      .getRawOne<{ until: Instant; desk: string; report: string; number: string; filedAt: Instant }>();
    if (left === undefined) throw new DomainError('NOT_FOUND');
    const own = decisions.filter((decision) => desks.includes(decision.desk));
    if (own.length > 0) leaveAccess(tx, { caseId: left.report, principal, desk: left.desk, what: 'DECISIONS', at });
    return {
      id, reportId: left.report, number: left.number, filedAt: left.filedAt, gaveAwayAt: left.until, allowedActions: [],
      decisions: own.map(decisionView), feedback: [], notes: [],
    };
  }
}

function deskView(desk: KnownDesk | undefined): Pick<ReferralDetail, 'desk'> {
  return desk === undefined || !receives(desk) ? {} : { desk: { id: desk.id, name: desk.name, agency: desk.agency, jurisdiction: desk.jurisdiction } };
}
