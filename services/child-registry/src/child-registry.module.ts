import { defineService, refuseUnknownKeys } from '@referrals/service-kit';
import { campaignFeature } from './campaigns/campaigns.feature.js';
import { candidateFeature } from './candidates/candidates.feature.js';
import { Absences } from './care/absences.js';
import { AbsenceController, CaregiverController, GuardianController } from './care/care.controller.js';
import { careParts } from './care/care.parts.js';
import { Caregivers } from './care/caregivers.js';
import { Guardians } from './care/guardians.js';
import { AnnounceJob } from './child/announce.job.js';
import { CategoryController, FactorController, RecuseController } from './child/category.controller.js';
import { ChangeCategories } from './child/change-categories.js';
import { ChangeFactors } from './child/change-factors.js';
import { ChangeFile } from './child/change-file.js';
import { ChildController, ChildMoves } from './child/child.controller.js';
import { childScope } from './child/child-scope.js';
import { CorrectChild } from './child/correct-child.js';
import { MoveChild } from './child/end-child.js';
import { GrowJob } from './child/grow.job.js';
import { ListChildren } from './child/list-children.query.js';
import { LookAtChild } from './child/look-at-child.js';
import { OpenChild } from './child/open-child.js';
import { ReadChild } from './child/read-child.query.js';
import { Recuse } from './child/recuse.js';
import { childRegistryConfig } from './config.js';
import { DemoChildren, demoChildrenOf, MakeDemoChildren } from './demo/make-demo-children.js';
import { duplicateParts } from './duplicates/duplicates.parts.js';
import { childRegistryDuties } from './duties.js';
import { entities } from './entities.js';
import { exportParts } from './exports/exports.parts.js';
import { figureParts } from './figures/figures.parts.js';
import { grantParts } from './grants/grants.parts.js';
import { harmParts } from './harm/harm.parts.js';
import { healthParts } from './health/health.parts.js';
import { importParts } from './imports/imports.parts.js';
import { FindChildren } from './lookup/find-children.query.js';
import { LookupController } from './lookup/lookup.controller.js';
import { moveParts } from './moves/moves.parts.js';
import { childRegistryPacks } from './pack/packs.js';
import { courseScope, postScope } from './posts/post-scope.js';
import { postControllers, postJobs, postProviders } from './posts/posts.parts.js';
import { problemParts } from './problems/problems.parts.js';
import { WorkLogController } from './problems/work-log.controller.js';
import { WorkLog } from './problems/work-log.js';
import { reportLinkParts } from './report-links/report-links.parts.js';
import { schoolParts } from './schools/schools.parts.js';
import { spotCheckFeature } from './spot-checks/spot-checks.feature.js';
import { Viewers } from './viewers.js';
import { ActController, ChildActs } from './visits/act.controller.js';
import { Acts } from './visits/acts.js';

/** One file for each child in care of the villages: who calls on it when, who looks after it, what is to be solved. */
export const childRegistry = defineService({
  name: 'child-registry', at: import.meta.url,
  entities,
  controllers: [
    LookupController, ChildController, ChildMoves, CategoryController, FactorController, RecuseController, GuardianController, CaregiverController, AbsenceController, WorkLogController,
    ActController, ChildActs, ...postControllers,
    ...candidateFeature.controllers, ...campaignFeature.controllers, ...spotCheckFeature.controllers,
    ...careParts.controllers, ...problemParts.controllers, ...harmParts.controllers, ...reportLinkParts.controllers, ...moveParts.controllers, ...duplicateParts.controllers,
    ...importParts.controllers, ...exportParts.controllers, ...figureParts.controllers, ...healthParts.controllers, ...grantParts.controllers, ...schoolParts.controllers,
  ],
  subscriptions: [...duplicateParts.subscriptions],
  directoryCopy: {},
  scopes: [childScope, postScope, courseScope, ...candidateFeature.scopes, ...spotCheckFeature.scopes, ...moveParts.scopes, ...duplicateParts.scopes, ...figureParts.scopes],
  packs: [childRegistryPacks],
  duties: [childRegistryDuties],
  dutyViewers: Viewers,
  officePlace: async (tx, office) => (await tx.maybeOne<{ division: string | null }>('SELECT office_division($1) AS division', [office]))?.division ?? undefined,
  jobs: [GrowJob, AnnounceJob, ...postJobs, ...candidateFeature.jobs, ...careParts.jobs, ...figureParts.jobs],
  providers: (runtime) => [
    Viewers, ChangeFile, OpenChild, CorrectChild, MoveChild, ChangeCategories, ChangeFactors, Recuse, ListChildren, ReadChild, FindChildren, Guardians, Caregivers, Absences, WorkLog, Acts,
    ...postProviders, ...candidateFeature.providers, ...campaignFeature.providers, ...spotCheckFeature.providers,
    LookAtChild, ...careParts.providers, ...problemParts.providers, ...harmParts.providers, ...reportLinkParts.providers, ...moveParts.providers, ...duplicateParts.providers,
    ...healthParts.providers, ...grantParts.providers, ...schoolParts.providers,
    ...importParts.providers, ...exportParts.providers, ...figureParts.providers, ...importParts.runtime(runtime),
    MakeDemoChildren, { provide: DemoChildren, useFactory: () => demoChildrenOf(runtime.clock, childRegistryConfig(runtime.environment).demoChildren) },
  ],
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
