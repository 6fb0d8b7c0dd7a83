import { defineService, refuseUnknownKeys } from '@referrals/service-kit';
import { childScope } from './child/child-scope.js';
import { entities } from './entities.js';
import { postControllers, postJobs, postProviders } from './posts/posts.parts.js';
import { courseScope, postScope } from './posts/post-scope.js';
import { Viewers } from './viewers.js';

/** One file for each child in care of the villages: who calls on it when, who looks after it, what is to be solved. */
export const childRegistry = defineService({
  name: 'child-registry', at: import.meta.url,
  entities,
  controllers: [...postControllers],
  subscriptions: [],
  directoryCopy: {},
  scopes: [childScope, postScope, courseScope],
  jobs: postJobs,
  providers: [Viewers, ...postProviders],
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
