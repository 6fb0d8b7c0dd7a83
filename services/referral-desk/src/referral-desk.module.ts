import { referralDeskDuties } from '@referrals/duties';
import { routingPacks } from '@referrals/policy';
import { defineService } from '@referrals/service-kit';
import { AccessesController } from './accesses/accesses.controller.js';
import { AccessReview } from './accesses/accesses.query.js';
import { AnswersBeforeDutiesJob } from './case/answers-before-duties.job.js';
import { CaseSubscriptions } from './case/case.subscriptions.js';
import { ChangeCase } from './case/change-case.js';
import { GiveDismissedReport } from './case/give-dismissed-report.js';
import { Onlookers } from './case/onlookers.js';
import { UnheardSupplementsJob } from './case/unheard-supplements.job.js';
import { CodesController } from './codes/codes.controller.js';
import { OfferedCodes } from './codes/offered-codes.query.js';
import { CONFIG, referralDeskConfig } from './config.js';
import { AddAgency } from './coordination/add-agency.js';
import { CaseFileRecord, DecisionRecord, FeedbackRecord } from './case/case.entity.js';
import { CoordinationController } from './coordination/coordination.controller.js';
import { ClosingDayJob } from './directory/closing-day.job.js';
import { FindClaims } from './directory/find-claims.js';
import { FindLeftReferrals } from './directory/find-left-referrals.js';
import { DecisionContexts } from './directory/decision-contexts.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FigureController } from './figures/figures.controller.js';
import { Figures } from './figures/figures.query.js';
import { GiveFeedback } from './feedback/give-feedback.js';
import { ReceiveFeedback } from './feedback/receive-feedback.js';
import { PreviewController } from './routing-preview/preview.controller.js';
import { PreviewRouting } from './routing-preview/preview-routing.query.js';
import { AskReportOwner } from './progress/ask-report-owner.js';
import { ProgressController } from './progress/progress.controller.js';
import { ReadProgress } from './progress/read-progress.query.js';
import { MoveReferral } from './referral/move-referral.js';
import { ReadReferralController } from './referral/read-referral.controller.js';
import { ReadingSubscriptions } from './referral/reading.subscriptions.js';
import { ReadReferral } from './referral/read-referral.query.js';
import { MoveNote, Participation, ReferralRecord } from './referral/referral.entity.js';
import { HandOnController, ReferralController } from './referral/referral.controller.js';
import { CountReferrals } from './worklist/count-referrals.query.js';
import { ListReferrals } from './worklist/list-referrals.query.js';
import { WorklistController } from './worklist/worklist.controller.js';
import { WorklistStream, WorklistStreamController } from './worklist/worklist-stream.js';

/** The agencies' desks: what came to them, what they do with it, and what they answer. */
export const referralDesk = defineService({
  name: 'referral-desk', at: import.meta.url, keyedByReport: true,
  entities: [CaseFileRecord, ReferralRecord, DecisionRecord, FeedbackRecord, Participation, MoveNote],
  controllers: [
    WorklistController, ReadReferralController, ReferralController, HandOnController, CoordinationController, ProgressController, FeedbackController, PreviewController,
    CodesController, AccessesController, FigureController, WorklistStreamController,
  ],
  subscriptions: [CaseSubscriptions, ReadingSubscriptions],
  directoryCopy: { follows: FindLeftReferrals },
  followsStaff: FindClaims,
  jobs: [ClosingDayJob, UnheardSupplementsJob, AnswersBeforeDutiesJob],
  packs: [routingPacks],
  duties: [referralDeskDuties],
  // Site and reason of a desk found by a reporter who was not hidden yet.
  trailWithheld: { always: [], beforeHiding: ['site', 'because', 'cause'] },
  providers: ({ environment }) => [
    { provide: CONFIG, useValue: referralDeskConfig(environment) },
    DecisionContexts, ChangeCase, GiveDismissedReport, FindLeftReferrals, FindClaims, MoveReferral, AddAgency, ReceiveFeedback, GiveFeedback, AskReportOwner,
    ListReferrals, CountReferrals, ReadReferral, OfferedCodes, ReadProgress, PreviewRouting, AccessReview, Figures, WorklistStream, { provide: Onlookers, useExisting: WorklistStream },
  ],
});
