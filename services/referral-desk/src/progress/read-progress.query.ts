import { Injectable } from '@nestjs/common';
import { databaseContext, nameBinder, scopeCondition, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError, type Agency, type ReferralState, type Role } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '@referrals/service-kit';
import { deskOf, leaveAccess, type Holding } from '../accesses/leave-access.js';
import type { Feedback } from '../case/case.domain.js';
import { FeedbackRecord } from '../case/case.entity.js';
import { feedbackOf } from '../case/read-case.js';
import { reportState } from '../case/report-state.domain.js';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralRecord } from '../referral/referral.entity.js';
import { AskReportOwner } from './ask-report-owner.js';
import type { ProgressView } from './progress.dto.js';

interface Part { id: string; agency: Agency; role: Role; state: ReferralState; unreadSince: Instant | null; readThrough: Instant | null }

/** How a report stands, for its reporter (every answer) and for desks that hold a part of it (their own answers, which is recorded). */
@Injectable()
export class ReadProgress {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly owner: AskReportOwner) {}

  async progress(principal: Principal, reportId: string, authorization: string): Promise<ProgressView> {
    const mine = await this.partsOfMyDesks(principal, reportId);
    const own = await this.owner.isOwn(principal, reportId, authorization).catch((error: unknown) => {
      if (mine.length > 0) return false;
      throw error;
    });
    if (!own && mine.length === 0) throw new DomainError('NOT_FOUND');
    // Admitted: as its reporter, or by a referral of theirs.
    const at = this.clock.now();
    const context = databaseContext(principal, at, [reportId]);
    const read = (tx: Tx): Promise<[Part[], FeedbackRecord[]]> => Promise.all([partsOf(tx, reportId), feedbackRows(tx, reportId)]);
    const [parts, rows] = own ? await this.database.read(context, read) : await this.database.transaction(context, async (tx) => {
      const [all, answers] = await read(tx);
      const shown = mine.find(({ id }) => answers.some(({ referralId }) => referralId === id));
      if (shown !== undefined && principal.kind === 'STAFF') leaveAccess(tx, { caseId: reportId, principal, desk: deskOf(shown, principal), what: 'FEEDBACK', at });
      return [all, answers] as const;
    });
    return {
      reportId, state: reportState(parts),
      referrals: parts.filter((part) => part.state !== 'merged').map(partView),
      feedback: rows.map(feedbackOf).filter((feedback) => own || mine.some(({ id }) => id === feedback.referralId)).map(answerView),
    };
  }

  /** The report's referrals that the caller's desks see. */
  private async partsOfMyDesks(principal: Principal, reportId: string): Promise<(Holding & { id: string })[]> {
    if (principal.kind === 'ANONYMOUS_REPORTER' || principal.desks.length === 0) return [];
    const at = this.clock.now();
    const bind = nameBinder();
    const scope = scopeCondition(referralScope(principal, at, bind));
    return this.database.read(databaseContext(principal, at), (tx) => tx.manager.createQueryBuilder(ReferralRecord, 'r')
      .select(['r.id', 'r.owner', 'r.backupDesk', 'r.watchers']).where({ reportId }).andWhere(scope, bind.values).getMany());
  }
}

const partsOf = (tx: Tx, reportId: string): Promise<Part[]> =>
  tx.query<Part>(
    `SELECT id, agency, role, state, unread_since AS "unreadSince", read_through AS "readThrough" FROM referral WHERE report_id = $1 ORDER BY array_position('{LEAD,SUPPORT,NOTICE}'::text[], role), agency, site, id`, [reportId],
  );

const feedbackRows = (tx: Tx, reportId: string): Promise<FeedbackRecord[]> => tx.manager.find(FeedbackRecord, { where: { reportId }, order: { at: 'ASC', id: 'ASC' } });

function partView({ agency, role, state, unreadSince, readThrough }: Part): ProgressView['referrals'][number] {
  return { agency, role, state, ...(unreadSince === null ? {} : { unreadSince }), ...(readThrough === null ? {} : { readThrough }) };
}

function answerView({ id, referralId, agency, text, at, receivedAt, given }: Feedback): ProgressView['feedback'][number] {
  return {
    id, referralId, agency, text, at, ...(receivedAt === null ? {} : { receivedAt }),
    ...(given === null ? {} : { given: { method: given.method, at: given.at } }),
  };
}
