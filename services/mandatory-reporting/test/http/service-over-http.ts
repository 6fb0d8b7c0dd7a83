import { directoryCopyOf } from '@referrals/service-kit';
import { ServiceHarness, type HarnessOptions } from '@referrals/service-harness';
import { mandatoryReporting } from '../../src/mandatory-reporting.module.js';
import { seedDirectory } from '../directory-fixture.js';

/** This service alone, over HTTP, with the directory of its own tests. */
export async function serviceOverHttp(environment: HarnessOptions['environment'] = {}): Promise<ServiceHarness> {
  const harness = await ServiceHarness.start(mandatoryReporting, { directory: [], environment: { LAST_RESORT_DESK: 'coord.city', ...environment } });
  await seedDirectory(harness.database, directoryCopyOf({ database: harness.database, environment: {} }));
  return harness;
}
