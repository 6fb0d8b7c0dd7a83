import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directoryCopyMigrations, DirectoryCopyStore, type ServiceDefinition, type ServiceRuntime } from '@referrals/service-kit';
import { mandatoryReportingConfig } from './config.js';
import { ContentController } from './content/content.controller.js';
import { MyReportsList } from './content/my-reports.query.js';
import { OwnReport } from './content/own-report.query.js';
import { ReadReport } from './content/read-report.js';
import { CaseParts } from './filing/case-parts.js';
import { FileReport } from './filing/file-report.js';
import { FilingController } from './filing/filing.controller.js';
import { missingForRouting } from './filing/routing-readiness.js';
import { ReferralSubscriptions } from './grants/referral.subscriptions.js';
import { refuseUnknownKeys } from './prepare-keys.js';

export const mandatoryReporting: ServiceDefinition = {
  name: 'mandatory-reporting',
  migrations: [directoryCopyMigrations, join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations')],
  controllers: [FilingController, ContentController],
  subscriptions: [ReferralSubscriptions],
  providers: ({ environment }) => [
    { provide: DirectoryCopyStore, useValue: new DirectoryCopyStore(mandatoryReportingConfig(environment).LAST_RESORT_DESK) },
    CaseParts, FileReport, ReadReport, MyReportsList, OwnReport,
  ],
  prepare: async (runtime) => {
    await refuseUnknownKeys(runtime);
    watchReadiness(runtime);
  },
};

/** Until every report is sure to find an owner, filing answers 503 and `/health/ready` says what is missing. */
function watchReadiness({ database, clock, environment, health }: ServiceRuntime): void {
  const store = new DirectoryCopyStore(mandatoryReportingConfig(environment).LAST_RESORT_DESK);
  health.add(async () => {
    const missing = await database.asWorker(async (tx) => missingForRouting(await store.load(tx), clock.now()));
    return { name: 'mandatory-reporting routing', state: missing.length === 0 ? 'ok' : 'waiting', ...(missing.length > 0 ? { detail: { missing } } : {}) };
  });
}
