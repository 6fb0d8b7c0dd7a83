import { defineService } from '@referrals/service-kit';
import { CaseSubscriptions } from './case/case.subscriptions.js';
import { ChangeByEvent } from './case/change-by-event.js';
import { ChangeByPerson } from './case/change-by-person.js';
import { GiveDismissedReport } from './case/give-dismissed-report.js';
import { CONFIG, referralDeskConfig } from './config.js';
import { AddAgency } from './coordination/add-agency.js';
import { CaseFileRecord, DecisionRecord, FeedbackRecord } from './case/case.entity.js';
import { CoordinationController } from './coordination/coordination.controller.js';
import { ClosingDayJob } from './directory/closing-day.job.js';
import { FindLeftReferrals } from './directory/find-left-referrals.js';
import { DecisionContexts } from './directory/decision-contexts.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { GiveFeedback } from './feedback/give-feedback.js';
import { ReceiveFeedback } from './feedback/receive-feedback.js';
import { PreviewController } from './routing-preview/preview.controller.js';
import { PreviewRouting } from './routing-preview/preview-routing.query.js';
import { AskReportOwner } from './progress/ask-report-owner.js';
import { ProgressController } from './progress/progress.controller.js';
import { ReadProgress } from './progress/read-progress.query.js';
import { AcknowledgeReferral } from './referral/acknowledge-referral.js';
import { ClaimReferral } from './referral/claim-referral.js';
import { ConcludeReferral } from './referral/conclude-referral.js';
import { DecideReferral } from './referral/decide-referral.js';
import { HandOnController } from './referral/hand-on.controller.js';
import { MakeMove } from './referral/make-move.js';
import { OpenReferral } from './referral/open-referral.js';
import { ReadReferralController } from './referral/read-referral.controller.js';
import { ReadingSubscriptions } from './referral/reading.subscriptions.js';
import { ReadReferral } from './referral/read-referral.query.js';
import { RecuseFromCase } from './referral/recuse-from-case.js';
import { MoveNote, Participation, ReferralRecord } from './referral/referral.entity.js';
import { ReferralController } from './referral/referral.controller.js';
import { ReleaseFeedback } from './referral/release-feedback.js';
import { ReopenReferral } from './referral/reopen-referral.js';
import { RerouteReferral } from './referral/reroute-referral.js';
import { ReturnReferral } from './referral/return-referral.js';
import { TransferReferral } from './referral/transfer-referral.js';
import { CountReferrals } from './worklist/count-referrals.query.js';
import { ListReferrals } from './worklist/list-referrals.query.js';
import { WorklistController } from './worklist/worklist.controller.js';

/** The agencies' desks: what came to them, what they do with it, and what they answer. */
export const referralDesk = defineService({
  name: 'referral-desk', at: import.meta.url, keyedByReport: true,
  entities: [CaseFileRecord, ReferralRecord, DecisionRecord, FeedbackRecord, Participation, MoveNote],
  controllers: [
    WorklistController, ReadReferralController, ReferralController, HandOnController, CoordinationController, ProgressController, FeedbackController, PreviewController,
  ],
  subscriptions: [CaseSubscriptions, ReadingSubscriptions],
  directoryCopy: { follows: FindLeftReferrals },
  providers: ({ environment }) => [
    { provide: CONFIG, useValue: referralDeskConfig(environment) },
    DecisionContexts, ChangeByEvent, ChangeByPerson, GiveDismissedReport, FindLeftReferrals, ClosingDayJob, MakeMove, OpenReferral, AcknowledgeReferral, DecideReferral, ConcludeReferral, ClaimReferral, ReleaseFeedback,
    ReturnReferral, RerouteReferral, TransferReferral, ReopenReferral, RecuseFromCase, AddAgency, ReceiveFeedback, GiveFeedback, AskReportOwner,
    ListReferrals, CountReferrals, ReadReferral, ReadProgress, PreviewRouting,
  ],
});
