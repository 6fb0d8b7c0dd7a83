import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig } from '../config.js';
import { passwordHash } from '../sign-in/password-settings.js';
import { FieldPins } from './field-pins.js';
import { FieldSessions } from './field-sessions.js';
import { FieldTokens } from './field-tokens.js';
import { Sessions } from './sessions.js';
import { TokenEndpoint } from './token-endpoint.js';

/** A session that nobody renews for so long after its page would have locked itself is over. */
const GRACE_MINUTES = 5;

const idleMs = (minutes: number): number => (minutes + GRACE_MINUTES) * 60_000;

/** Those that stay on phones. */
export function fieldSessionsOf(runtime: ServiceRuntime): FieldSessions {
  const { database, keys, clock, environment } = runtime;
  const config = directoryConfig(environment);
  const pins = new FieldPins(keys, passwordHash(config));
  return new FieldSessions(database, machineClock(clock), pins, new FieldTokens(runtime, config), idleMs(config.IDLE_LOCK_MINUTES));
}

/** The sessions of an installation, by its settings. */
export function sessionsOf({ database, keys, addresses, clock, environment }: ServiceRuntime): Sessions {
  const { IDLE_LOCK_MINUTES } = directoryConfig(environment);
  return new Sessions(database, machineClock(clock), keys, new TokenEndpoint(addresses, keys), idleMs(IDLE_LOCK_MINUTES));
}
