import { CareViewController } from './care-view.controller.js';
import { DelegationController } from './delegation.controller.js';
import { Delegations } from './delegations.js';
import { DoubtJob } from './doubt.job.js';
import { ReadCare } from './read-care.query.js';

/** 委托照护, as the service's definition takes it. */
export const careParts = { controllers: [DelegationController, CareViewController], providers: [Delegations, ReadCare], jobs: [DoubtJob] };
