import { join } from 'node:path';
import { Flag, readConfig, Whole, type Environment } from '@referrals/service-kit';
import { z } from 'zod';

/** Variables this service reads. */
const DirectoryConfig = z.object({
  /** Demo offices and accounts; on unless set to false. */
  DEMO: Flag.default(true),
  /** Where the secrets folder is. */
  DATA_DIR: z.string().min(1).default('./.data'),
  /** Where the built console is; without it there are no pages but those of signing in. */
  CONSOLE_DIR: z.string().min(1).default(join(import.meta.dirname, '../../console/dist')),
  /** Argon2id: memory of one hash in KiB, passes, hashes at once, hashes that may wait. */
  PASSWORD_MEMORY_KIB: Whole(8_192, 1_048_576, 32_768),
  PASSWORD_PASSES: Whole(1, 20, 2),
  PASSWORD_HASHES_AT_ONCE: Whole(1, 64, 2),
  PASSWORD_HASHES_WAITING: Whole(1, 10_000, 100),
  /** How long somebody stays signed in, in minutes; access tokens last ten minutes at most whatever this says. */
  SIGN_IN_MINUTES: Whole(10, 1_440, 600),
  /** Minutes without a move after which a page of the console locks itself; five more, and the session is over. */
  IDLE_LOCK_MINUTES: Whole(1, 60, 15),
  /** Days until a new signing key takes over. */
  SIGNING_KEY_DAYS: Whole(1, 3_650, 90),
  /** Wrong passwords from one source for one account in fifteen minutes. */
  SIGN_IN_TRIES: Whole(1, 1_000, 10),
  /** Wrong passwords from one source in fifteen minutes. */
  SIGN_IN_TRIES_PER_SOURCE: Whole(1, 100_000, 100),
  /** Wrong passwords for one account from unknown devices in an hour, after which each further try is made to wait. */
  SIGN_IN_TRIES_PER_ACCOUNT: Whole(1, 100_000, 30),
});
export type DirectoryConfig = z.output<typeof DirectoryConfig>;

export function directoryConfig(environment: Environment): DirectoryConfig {
  return readConfig(DirectoryConfig, environment);
}

/** Whether this installation shows the demonstration: known passwords, so it must not be reached from beyond loopback. */
export function isDemo(environment: Environment): boolean {
  return directoryConfig({ DEMO: environment['DEMO'] }).DEMO;
}
