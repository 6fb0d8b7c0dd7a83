import { Injectable } from '@nestjs/common';
import { databaseContext, nameBinder, scopeCondition, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError, type Agency, type ReferralState, type Role, type Tell } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { receives, type KnownDesk } from '@referrals/policy';
import { ClockPort, DirectoryCopyStore } from '@referrals/service-kit';
import { deskOf, leaveAccess, type Holding } from '../accesses/leave-access.js';
import type { Feedback } from '../case/case.domain.js';
import { FeedbackRecord } from '../case/case.entity.js';
import { feedbackOf } from '../case/read-case.js';
import { reportState } from '../case/report-state.domain.js';
import { referralScope } from '../referral/referral-scope.js';
import { ReferralRecord } from '../referral/referral.entity.js';
import { AskReportOwner } from './ask-report-owner.js';
import type { ProgressView } from './progress.dto.js';

interface Part {
  id: string; agency: Agency; role: Role; state: ReferralState; unreadSince: Instant | null; readThrough: Instant | null; owner: string; since: Instant; dueAt: Instant; tell: Tell;
}
interface Step { id: string; action: 'referral.opened' | 'referral.acknowledged' | 'referral.concluded'; at: Instant }

/** How a report stands, for its reporter (every answer) and for desks that hold a part of it (their own answers, which is recorded). */
@Injectable()
export class ReadProgress {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly owner: AskReportOwner, private readonly directory: DirectoryCopyStore) {}

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
    const read = (tx: Tx) => Promise.all([partsOf(tx, reportId), feedbackRows(tx, reportId), stepsOf(tx, reportId), this.directory.load(tx)]);
    const [parts, rows, steps, copy] = own ? await this.database.read(context, read) : await this.database.transaction(context, async (tx) => {
      const found = await read(tx);
      const [, answers] = found;
      const shown = mine.find(({ id }) => answers.some(({ referralId }) => referralId === id));
      if (shown !== undefined && principal.kind === 'STAFF') leaveAccess(tx, { caseId: reportId, principal, desk: deskOf(shown, principal), what: 'FEEDBACK', at });
      return found;
    });
    const named = own && principal.kind === 'STAFF';
    return {
      reportId, state: reportState(parts),
      referrals: parts.filter((part) => part.state !== 'merged').map((part) => partView(part, steps, named && part.tell === 'FULL' ? nameOf(copy.desk(part.owner)) : undefined)),
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
    `SELECT r.id, r.agency, r.role, r.state, r.unread_since AS "unreadSince", r.read_through AS "readThrough", r.owner, r.owned_since AS since, r.due_at AS "dueAt", f.tell
     FROM referral r JOIN case_file f USING (report_id) WHERE report_id = $1 ORDER BY array_position('{LEAD,SUPPORT,NOTICE}'::text[], r.role), r.agency, r.site, r.id`, [reportId],
  );

const feedbackRows = (tx: Tx, reportId: string): Promise<FeedbackRecord[]> => tx.manager.find(FeedbackRecord, { where: { reportId }, order: { at: 'ASC', id: 'ASC' } });

const nameOf = (desk: KnownDesk | undefined): string | undefined => (desk === undefined || !receives(desk) ? undefined : desk.name);

/** Of what its present desk did the last of each. */
const stepsOf = (tx: Tx, reportId: string): Promise<Step[]> => tx.query<Step>(
  `SELECT r.id, t.action, max(t.at) AS at FROM trail t JOIN referral r ON r.report_id = t.case_id AND r.id::text = t.facts->>'referral'
   WHERE t.case_id = $1 AND t.action IN ('referral.opened', 'referral.acknowledged', 'referral.concluded') AND t.at >= r.owned_since GROUP BY r.id, t.action`, [reportId]);

const ENDS: readonly ReferralState[] = ['concluded', 'fed_back', 'ended'];
/** What owes nothing is due at the end of all days. */
const OWES_NOTHING = '2100-';

function partView({ id, agency, role, state, unreadSince, readThrough, since, dueAt }: Part, steps: readonly Step[], desk: string | undefined): ProgressView['referrals'][number] {
  const last = (action: Step['action']): Instant | undefined => steps.find((step) => step.id === id && step.action === action)?.at;
  const [openedAt, acknowledgedAt, concludedAt] = [last('referral.opened'), last('referral.acknowledged'), ENDS.includes(state) ? last('referral.concluded') : undefined];
  return {
    agency, role, state, since, ...(openedAt === undefined ? {} : { openedAt }), ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(concludedAt === undefined ? {} : { concludedAt }), ...(dueAt.startsWith(OWES_NOTHING) ? {} : { due: dueAt }), ...(desk === undefined ? {} : { desk }), ...(unreadSince === null ? {} : { unreadSince }), ...(readThrough === null ? {} : { readThrough }),
  };
}

function answerView({ id, referralId, agency, text, at, receivedAt, given }: Feedback): ProgressView['feedback'][number] {
  return {
    id, referralId, agency, text, at, ...(receivedAt === null ? {} : { receivedAt }),
    ...(given === null ? {} : { given: { method: given.method, at: given.at } }),
  };
}
