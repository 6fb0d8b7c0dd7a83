import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig } from '../config.js';
import { Sessions } from './sessions.js';
import { TokenEndpoint } from './token-endpoint.js';

/** A session that nobody renews for so long after its page would have locked itself is over. */
const GRACE_MINUTES = 5;

/** The sessions of an installation, by its settings. */
export function sessionsOf({ database, keys, addresses, clock, environment }: ServiceRuntime): Sessions {
  const { IDLE_LOCK_MINUTES } = directoryConfig(environment);
  return new Sessions(database, machineClock(clock), keys, new TokenEndpoint(addresses, keys), (IDLE_LOCK_MINUTES + GRACE_MINUTES) * 60_000);
}
