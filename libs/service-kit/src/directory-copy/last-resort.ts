import { z } from 'zod';
import { Flag, readConfig, type Environment } from '../run/config.js';

const Settings = z.object({ DEMO: Flag.default(true), LAST_RESORT_DESK: z.string().min(1).max(64).optional() });

/**
 * Code of the desk that takes a case when even the city's coordinator is in conflict (`LAST_RESORT_DESK`). The demonstration
 * brings one; a real installation names it, and until then nothing can be filed: an accepted report always has an owner.
 */
export function lastResortDeskCode(environment: Environment): string | undefined {
  const { DEMO, LAST_RESORT_DESK } = readConfig(Settings, { DEMO: environment.DEMO, LAST_RESORT_DESK: environment.LAST_RESORT_DESK || undefined });
  return LAST_RESORT_DESK ?? (DEMO ? 'coord.city' : undefined);
}
