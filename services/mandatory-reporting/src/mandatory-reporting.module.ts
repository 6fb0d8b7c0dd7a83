import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routingPacks } from '@referrals/policy';
import { directoryCopyMigrations, DirectoryCopyStore, type ServiceDefinition, type ServiceRuntime } from '@referrals/service-kit';
import { mandatoryReportingConfig } from './config.js';
import { ContentController } from './content/content.controller.js';
import { MyReportsList } from './content/my-reports.query.js';
import { OwnReport } from './content/own-report.query.js';
import { FirstRead, ReportOwner, ReportStory, ReportSuspicion, SealedReporter } from './content/report-parts.entity.js';
import { ReadReport } from './content/read-report.js';
import { ReportSearch } from './content/search-reports.query.js';
import { SearchController } from './content/search.controller.js';
import { directoryCopyOf } from './directory-copy-of.js';
import { CaseParts } from './filing/case-parts.js';
import { FileReport } from './filing/file-report.js';
import { FILING, FilingController } from './filing/filing.controller.js';
import { missingForRouting } from './filing/routing-readiness.js';
import { SupplementReport } from './filing/supplement-report.js';
import { SupplementController } from './filing/supplement.controller.js';
import { BuyToken } from './follow-up/buy-token.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { ReceiptRecord, TokenKeyRecord } from './follow-up/follow-up.entity.js';
import { GuessThrottle } from './follow-up/guess-throttle.js';
import { TokenKeys } from './follow-up/token-keys.js';
import { ReferralSubscriptions } from './grants/referral.subscriptions.js';
import { GuardianDecisionRecord } from './guardians/guardian-decision.entity.js';
import { GuardiansController } from './guardians/guardians.controller.js';
import { TellGuardians } from './guardians/tell-guardians.js';
import { KeySeen } from './key-seen.entity.js';
import { refuseUnknownKeys } from './prepare-keys.js';
import { AccessReview } from './reporter/accesses.query.js';
import { ReporterController } from './reporter/reporter.controller.js';
import { UnsealReporter } from './reporter/unseal-reporter.js';
import { DirectorySubscriptions } from './routing/directory.subscriptions.js';
import { ExcludeDesks } from './routing/exclude-desks.js';
import { ExplainRouting } from './routing/explain-routing.js';
import { RoutingController } from './routing/routing.controller.js';
import { DecisionRecord, RoutingFacts, SuspectedOrganisation } from './routing/routing.entity.js';

export const mandatoryReporting: ServiceDefinition = {
  name: 'mandatory-reporting',
  migrations: [directoryCopyMigrations, join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations')],
  entities: [
    ReportOwner, ReportStory, ReportSuspicion, SealedReporter, FirstRead, RoutingFacts, DecisionRecord, SuspectedOrganisation, GuardianDecisionRecord,
    ReceiptRecord, TokenKeyRecord, KeySeen,
  ],
  controllers: [
    FilingController, SupplementController, SearchController, ContentController, RoutingController, GuardiansController, ReporterController, FollowUpController,
  ],
  subscriptions: [DirectorySubscriptions, ReferralSubscriptions],
  packs: [routingPacks],
  answersForEver: [FILING],
  providers: (runtime) => {
    const config = mandatoryReportingConfig(runtime.environment);
    return [
      { provide: DirectoryCopyStore, useValue: directoryCopyOf(runtime) },
      { provide: GuessThrottle, useValue: new GuessThrottle({ perSource: config.FOLLOW_UP_TRIES_PER_SOURCE, perNumber: config.FOLLOW_UP_TRIES_PER_NUMBER }) },
      CaseParts, FileReport, SupplementReport, ReadReport, MyReportsList, OwnReport, ReportSearch, ExplainRouting, ExcludeDesks, TellGuardians,
      UnsealReporter, AccessReview, BuyToken, TokenKeys,
    ];
  },
  prepare: async (runtime) => {
    await refuseUnknownKeys(runtime);
    watchReadiness(runtime);
  },
};

/** Until every report is sure to find an owner, filing answers 503 and `/health/ready` says what is missing. */
function watchReadiness(runtime: ServiceRuntime): void {
  const { database, clock, health } = runtime;
  const store = directoryCopyOf(runtime);
  health.add(async () => {
    const missing = await database.asWorker(async (tx) => missingForRouting(await store.load(tx), clock.now()));
    return { name: 'mandatory-reporting routing', state: missing.length === 0 ? 'ok' : 'waiting', ...(missing.length > 0 ? { detail: { missing } } : {}) };
  });
}
