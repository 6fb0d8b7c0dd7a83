import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Provider, Type } from '@nestjs/common';
import { demoClockSubscriptions } from '../demo-clock/demo-clock.subscriptions.js';
import { directoryCopyProvider, directoryCopySubscriptions, type DirectoryCopyUse } from '../directory-copy/directory-copy-part.js';
import { directoryCopyMigrations } from '../directory-copy/migrations-folder.js';
import { suspendedStaffSubscriptions, type FollowsStaff } from '../suspended/suspended-staff.subscriptions.js';
import type { ServiceDefinition, ServiceRuntime } from './service-definition.js';

/** What a service says of itself, once, in its module file. What every service has is added by `defineService`. */
export interface ServiceDescription extends Omit<ServiceDefinition, 'migrations' | 'subscriptions' | 'providers'> {
  /** `import.meta.url` of the module file: the service's migrations lie in `migrations` beside its folder. */
  readonly at: string;
  /** Classes with `@OnEvent` methods. */
  readonly subscriptions?: readonly Type[];
  /** Use cases and queries; a function where they need configuration. */
  readonly providers?: readonly Provider[] | ((runtime: ServiceRuntime) => readonly Provider[]);
  /** Keeps a copy of desks and organisations (`DirectoryCopyStore`): its tables, the directory's events and a line in health. */
  readonly directoryCopy?: DirectoryCopyUse;
  /** Hears whose account is suspended or restored; every service refuses the suspended without it. */
  readonly followsStaff?: Type<FollowsStaff>;
}

/** A service from its description: alone in a process or beside others, it has the same parts. */
export function defineService({ at, subscriptions: listening = [], providers = [], directoryCopy, followsStaff, ...said }: ServiceDescription): ServiceDefinition {
  const subscriptions = [...listening, suspendedStaffSubscriptions(said.name, followsStaff), demoClockSubscriptions(said.name)];
  const own = join(dirname(fileURLToPath(at)), '..', 'migrations');
  const listed = (runtime: ServiceRuntime): readonly Provider[] => (typeof providers === 'function' ? providers(runtime) : providers);
  if (directoryCopy === undefined) return { ...said, migrations: [own], subscriptions, providers: listed };
  return {
    ...said,
    migrations: [directoryCopyMigrations, own],
    subscriptions: [...subscriptions, directoryCopySubscriptions(said.name, directoryCopy)],
    providers: (runtime) => [directoryCopyProvider(said.name, directoryCopy, runtime), ...listed(runtime)],
  };
}
