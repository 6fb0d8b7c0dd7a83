import { Flag, readConfig, Whole, type Environment } from '@referrals/service-kit';
import { z } from 'zod';

/** Variables this service reads. */
const MandatoryReportingConfig = z.object({
  /** Demo offices; they bring a desk of last resort. */
  DEMO: Flag.default(true),
  /** Code of the desk that takes a case when even the city's coordinator is in conflict. Without it nothing can be filed. */
  LAST_RESORT_DESK: z.string().min(1).max(64).optional(),
  /** Wrong numbers or codes of one source in fifteen minutes. */
  FOLLOW_UP_TRIES_PER_SOURCE: Whole(1, 100_000, 30),
  /** Wrong codes for one number in an hour, after which each further try is made to wait a little. */
  FOLLOW_UP_TRIES_PER_NUMBER: Whole(1, 100_000, 10),
});
export type MandatoryReportingConfig = Omit<z.output<typeof MandatoryReportingConfig>, 'DEMO'>;

export function mandatoryReportingConfig(environment: Environment): MandatoryReportingConfig {
  const { DEMO, LAST_RESORT_DESK, ...limits } = readConfig(MandatoryReportingConfig, { ...environment, LAST_RESORT_DESK: environment.LAST_RESORT_DESK || undefined });
  const lastResort = LAST_RESORT_DESK ?? (DEMO ? 'coord.city' : undefined);
  return { ...limits, ...(lastResort === undefined ? {} : { LAST_RESORT_DESK: lastResort }) };
}
