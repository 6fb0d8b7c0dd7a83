import { defineService, refuseUnknownKeys } from '@referrals/service-kit';
import { Absences } from './care/absences.js';
import { AbsenceController, CaregiverController, GuardianController } from './care/care.controller.js';
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
import { OpenChild } from './child/open-child.js';
import { ReadChild } from './child/read-child.query.js';
import { Recuse } from './child/recuse.js';
import { childRegistryConfig } from './config.js';
import { DemoChildren, demoChildrenOf, MakeDemoChildren } from './demo/make-demo-children.js';
import { childRegistryDuties } from './duties.js';
import { entities } from './entities.js';
import { exportParts } from './exports/exports.parts.js';
import { importParts } from './imports/imports.parts.js';
import { FindChildren } from './lookup/find-children.query.js';
import { LookupController } from './lookup/lookup.controller.js';
import { childRegistryPacks } from './pack/packs.js';
import { WorkLogController } from './problems/work-log.controller.js';
import { WorkLog } from './problems/work-log.js';
import { Viewers } from './viewers.js';
import { ActController, ChildActs } from './visits/act.controller.js';
import { Acts } from './visits/acts.js';

/** One file for each child in care of the villages: who calls on it when, who looks after it, what is to be solved. */
export const childRegistry = defineService({
  name: 'child-registry', at: import.meta.url,
  entities,
  controllers: [
    LookupController, ChildController, ChildMoves, CategoryController, FactorController, RecuseController, GuardianController, CaregiverController, AbsenceController, WorkLogController,
    ActController, ChildActs, ...importParts.controllers, ...exportParts.controllers,
  ],
  subscriptions: [],
  directoryCopy: {},
  scopes: [childScope],
  packs: [childRegistryPacks],
  duties: [childRegistryDuties],
  jobs: [GrowJob, AnnounceJob],
  providers: (runtime) => [
    Viewers, ChangeFile, OpenChild, CorrectChild, MoveChild, ChangeCategories, ChangeFactors, Recuse, ListChildren, ReadChild, FindChildren, Guardians, Caregivers, Absences, WorkLog, Acts,
    ...importParts.providers, ...exportParts.providers, ...importParts.runtime(runtime),
    MakeDemoChildren, { provide: DemoChildren, useFactory: () => demoChildrenOf(runtime.clock, childRegistryConfig(runtime.environment).demoChildren) },
  ],
  prepare: (runtime) => refuseUnknownKeys(runtime, entities),
});
