import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceDefinition } from '@referrals/service-kit';
import { prepareDirectory } from './seed/prepare-directory.js';
import { mountSignIn } from './sign-in/mount-sign-in.js';

export const directory: ServiceDefinition = {
  name: 'directory',
  migrations: [join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations')],
  controllers: [],
  subscriptions: [],
  providers: () => [],
  prepare: prepareDirectory,
  mount: mountSignIn,
};
