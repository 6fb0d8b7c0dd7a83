import { routingPacks } from '@referrals/policy';
import { defineService, inboxControllers, inboxProviders, KeySeen, refuseUnknownKeys } from '@referrals/service-kit';
import { CardsController } from './cards/cards.controller.js';
import { ReadCards } from './cards/read-cards.query.js';
import { mandatoryReportingConfig } from './config.js';
import { ChildSubscriptions } from './content/child.subscriptions.js';
import { ContentController } from './content/content.controller.js';
import { MyReportsList } from './content/my-reports.query.js';
import { OwnReport } from './content/own-report.query.js';
import { FirstRead, ReporterContact, ReportOwner, ReportStory, ReportSuspicion, SealedReporter, SupplementRead } from './content/report-parts.entity.js';
import { ReportChild } from './content/report-child.entity.js';
import { ReadReport } from './content/read-report.js';
import { RevealNumber } from './content/reveal-number.js';
import { ReportSearch } from './content/search-reports.query.js';
import { SearchController } from './content/search.controller.js';
import { CaseParts } from './filing/case-parts.js';
import { FileReport } from './filing/file-report.js';
import { FILING, FilingController } from './filing/filing.controller.js';
import { missingForRouting } from './filing/routing-readiness.js';
import { SupplementReport } from './filing/supplement-report.js';
import { SupplementController } from './filing/supplement.controller.js';
import { BuyToken } from './follow-up/buy-token.js';
import { CountSituations } from './figures/count-situations.query.js';
import { FigureController } from './figures/figures.controller.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { ReceiptRecord, TokenKeyRecord } from './follow-up/follow-up.entity.js';
import { GuessThrottle } from './follow-up/guess-throttle.js';
import { TokenKeys } from './follow-up/token-keys.js';
import { ReferralSubscriptions } from './grants/referral.subscriptions.js';
import { GuardianDecisionRecord } from './guardians/guardian-decision.entity.js';
import { GuardiansController } from './guardians/guardians.controller.js';
import { TellGuardians } from './guardians/tell-guardians.js';
import { AnswerSubscriptions } from './inbox/answer.subscriptions.js';
import { LandAnswers } from './inbox/land-answers.js';
import { ReporterInbox } from './inbox/reporter-inbox.js';
import { FindRelated } from './related/find-related.js';
import { AccessReview } from './reporter/accesses.query.js';
import { AuditController } from './reporter/audit.controller.js';
import { Audit } from './reporter/audit.query.js';
import { ReporterController } from './reporter/reporter.controller.js';
import { UnsealReporter } from './reporter/unseal-reporter.js';
import { ExcludeNewDesks } from './routing/exclude-new-desks.js';
import { ExcludeDesks } from './routing/exclude-desks.js';
import { ExclusionSubscriptions } from './routing/exclusion.subscriptions.js';
import { ExplainRouting } from './routing/explain-routing.js';
import { TRAIL_WITHHELD } from './routing/report-events.domain.js';
import { RoutingController } from './routing/routing.controller.js';
import { DecisionRecord, RoutingFacts, SuspectedOrganisation } from './routing/routing.entity.js';

const entities = [
  ReportOwner, ReportStory, ReportSuspicion, SealedReporter, ReporterContact, FirstRead, SupplementRead, RoutingFacts, DecisionRecord, SuspectedOrganisation, GuardianDecisionRecord,
  ReceiptRecord, TokenKeyRecord, KeySeen, ReportChild,
];

/** Reports from their filing on: who files, what was said, who may read it, and what became of it. */
export const mandatoryReporting = defineService({
  name: 'mandatory-reporting', at: import.meta.url, keyedByReport: true,
  entities,
  controllers: [
    FilingController, SupplementController, SearchController, CardsController, ContentController, RoutingController, GuardiansController, ReporterController, AuditController, FollowUpController, FigureController,
    ...inboxControllers('mandatory-reporting', 'what came of the reports I made'),
  ],
  subscriptions: [ExclusionSubscriptions, ReferralSubscriptions, AnswerSubscriptions, ChildSubscriptions],
  // Until every report is sure to find an owner, filing answers 503 and `/health/ready` says what is missing.
  directoryCopy: { follows: ExcludeNewDesks, readiness: { name: 'routing', missing: missingForRouting } },
  packs: [routingPacks],
  trailWithheld: TRAIL_WITHHELD,
  capacity: {
    filing: ['POST /api/mandatory-reporting/reports', 'POST /api/mandatory-reporting/reports/:id/supplements'],
    askedInside: ['GET /api/mandatory-reporting/jwks', 'GET /api/mandatory-reporting/reports/:id/own'],
  },
  answersForEver: [FILING],
  providers: ({ environment }) => {
    const config = mandatoryReportingConfig(environment);
    return [
      { provide: GuessThrottle, useValue: new GuessThrottle({ perSource: config.FOLLOW_UP_TRIES_PER_SOURCE, perNumber: config.FOLLOW_UP_TRIES_PER_NUMBER }) },
      CaseParts, FileReport, SupplementReport, ReadReport, MyReportsList, OwnReport, ReportSearch, ReadCards, RevealNumber, FindRelated, CountSituations, Audit, ExplainRouting, ExcludeDesks, ExcludeNewDesks, TellGuardians,
      UnsealReporter, AccessReview, BuyToken, TokenKeys, LandAnswers, ...inboxProviders(ReporterInbox),
    ];
  },
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
