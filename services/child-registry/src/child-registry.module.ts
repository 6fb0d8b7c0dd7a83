import { defineService, refuseUnknownKeys } from '@referrals/service-kit';
import { childScope } from './child/child-scope.js';
import { entities } from './entities.js';

/** One file for each child in care of the villages: who calls on it when, who looks after it, what is to be solved. */
export const childRegistry = defineService({
  name: 'child-registry', at: import.meta.url,
  entities,
  controllers: [],
  subscriptions: [],
  directoryCopy: {},
  scopes: [childScope],
  providers: [],
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
