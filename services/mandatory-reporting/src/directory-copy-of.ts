import type { ServiceDatabase } from '@referrals/database';
import { DirectoryCopyStore, type ServiceRuntime } from '@referrals/service-kit';
import { mandatoryReportingConfig } from './config.js';

const stores = new WeakMap<ServiceDatabase, DirectoryCopyStore>();

/** The one copy of the directory that a running service keeps in memory: requests, handlers and health ask the same. */
export function directoryCopyOf({ database, environment }: Pick<ServiceRuntime, 'database' | 'environment'>): DirectoryCopyStore {
  let store = stores.get(database);
  if (store === undefined) {
    store = new DirectoryCopyStore(mandatoryReportingConfig(environment).LAST_RESORT_DESK);
    stores.set(database, store);
  }
  return store;
}
