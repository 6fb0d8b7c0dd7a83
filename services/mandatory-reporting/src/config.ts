import { readConfig, Whole, type Environment } from '@referrals/service-kit';
import { z } from 'zod';

/** Variables this service reads. */
const MandatoryReportingConfig = z.object({
  /** Wrong numbers or codes of one source in fifteen minutes. */
  FOLLOW_UP_TRIES_PER_SOURCE: Whole(1, 100_000, 30),
  /** Wrong codes for one number in an hour, after which each further try is made to wait a little. */
  FOLLOW_UP_TRIES_PER_NUMBER: Whole(1, 100_000, 10),
});
export type MandatoryReportingConfig = z.output<typeof MandatoryReportingConfig>;

export function mandatoryReportingConfig(environment: Environment): MandatoryReportingConfig {
  return readConfig(MandatoryReportingConfig, environment);
}
