import { defineService, refuseUnknownKeys } from '@referrals/service-kit';
import { campaignFeature } from './campaigns/campaigns.feature.js';
import { candidateFeature } from './candidates/candidates.feature.js';
import { childScope } from './child/child-scope.js';
import { entities } from './entities.js';
import { spotCheckFeature } from './spot-checks/spot-checks.feature.js';
import { Viewers } from './viewers.js';

/** One file for each child in care of the villages: who calls on it when, who looks after it, what is to be solved. */
export const childRegistry = defineService({
  name: 'child-registry', at: import.meta.url,
  entities,
  controllers: [...candidateFeature.controllers, ...campaignFeature.controllers, ...spotCheckFeature.controllers],
  subscriptions: [],
  directoryCopy: {},
  scopes: [childScope, ...candidateFeature.scopes, ...spotCheckFeature.scopes],
  jobs: [...candidateFeature.jobs],
  providers: [Viewers, ...candidateFeature.providers, ...campaignFeature.providers, ...spotCheckFeature.providers],
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
