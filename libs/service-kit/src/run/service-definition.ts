import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { ServiceTokens, type Permission, type Scope } from '@referrals/auth';
import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { ServiceDatabase, type EntityClass, type Tx } from '@referrals/database';
import { BusOperator } from '@referrals/event-bus';
import type { PackBook } from '@referrals/policy';
import { AskService } from '../ask/ask-service.js';
import { serviceKeysController } from '../ask/service-keys.controller.js';
import { ChangeDoor } from '../change/change-door.js';
import { DemoClock, machineClock } from '../demo-clock/demo-clock.js';
import { FollowDemoClock } from '../demo-clock/follow-demo-clock.js';
import { busController } from '../http/bus.controller.js';
import type { CapacityClasses } from '../http/capacity-classes.js';
import { trailController } from '../http/trail.controller.js';
import type { TrailWithheld } from '../http/trail-withheld.js';
import type { Job } from '../jobs/job.js';
import { JobRunner } from '../jobs/job-runner.js';
import { jobsController } from '../jobs/jobs.controller.js';
import { idempotencySecrets } from '../keys/idempotency-secrets.js';
import { KeyRing } from '../keys/key-ring.js';
import { SensitiveRows } from '../sensitive/sensitive-rows.js';
import type { Express } from 'express';
import { ADDRESSES, type Addresses } from './addresses.js';
import type { Environment } from './config.js';
import { ClockPort } from './clock-port.js';
import { Health } from './health.js';
import type { DutyPacks } from '../duties/duty-packs.js';
import { dutiesControllers, dutiesProviders } from '../duties/duties.controller.js';
import type { DutyViewers } from '../duties/duty-viewers.js';
import { CountDutiesJob } from '../duties/count-duties.job.js';
import { DateAgainJob } from '../duties/date-again.job.js';
import { EscalateDutiesJob } from '../duties/escalate-duties.job.js';
import { FollowCasesJob } from '../duties/follow-cases.job.js';
import { SettleTalliesJob } from '../duties/settle-tallies.job.js';
import { KeptAnswersJob } from './kept-answers.job.js';
import { Logger } from './logger.js';
import { StreamEntriesJob } from '../streams/stream-entries.job.js';

/** What the kit gives to a service; every part is injectable by its class (addresses by `ADDRESSES`). */
export interface ServiceRuntime {
  readonly database: ServiceDatabase;
  /** What time people are shown; of a demonstration it may be ahead (`machineClock` has the machine's). */
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly logger: Logger;
  readonly health: Health;
  readonly addresses: Addresses;
  readonly environment: Environment;
}

/** A service as it is declared once, in its module file; started alone or beside others in one process. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** Folders of SQL migrations, in order; each keeps its own numbering. */
  readonly migrations: readonly string[];
  /** Its tables' rows (`*.entity.ts`). */
  readonly entities?: readonly EntityClass[];
  readonly controllers: readonly Type[];
  /** Routes of a demonstration: outside of demo mode there are none. */
  readonly demoControllers?: readonly Type[];
  /** Classes with `@EventPattern` methods. */
  readonly subscriptions: readonly Type[];
  /** Use cases, queries and what they need; may read the runtime (configuration). */
  readonly providers: (runtime: ServiceRuntime) => readonly Provider[];
  /** Rules it decides by; a fault in one of them stops the start. */
  readonly packs?: readonly PackBook[];
  /** What its desks owe by when: every revision of its pack, in order. It needs a copy of the directory. */
  readonly duties?: DutyPacks;
  /** As whom somebody looks at duties, where others than desks owe; a provider. As they sign in unless said. */
  readonly dutyViewers?: Type<DutyViewers>;
  /** Where an office is that owes and is no desk. */
  readonly officePlace?: (tx: Tx, office: string) => Promise<string | undefined>;
  /** What it does by the clock; each is a provider, too. */
  readonly jobs?: readonly Type<Job>[];
  /** Routes (method and path) whose answers are kept for ever; those of all others go after 30 days. */
  readonly answersForEver?: readonly string[];
  /** Runs after migrations and before listening: demo data, first administrator, checks of stored ciphertext. */
  readonly prepare?: (runtime: ServiceRuntime) => Promise<void>;
  /** Who may ask for its trail (`GET /api/<service>/cases/{id}/trail`); which links they see, the table's policy says. `trail.read` unless said. */
  readonly trailPermission?: Permission;
  /** Who sees its aggregates, where that is said by a scope: whoever looks at all services holds them against it. */
  readonly scopes?: readonly Scope[];
  /** Facts of its trail that auditors alone see. */
  readonly trailWithheld?: TrailWithheld;
  /** Its cases are the reports: a report's id is the id of its case and trail here. */
  readonly keyedByReport?: true;
  /** Routes that are let in when others are not, as `POST /api/x/reports/:id/supplements`. */
  readonly capacity?: CapacityClasses;
  /** Mounts what is not a Nest route (the OpenID provider) on the server, before the routes. */
  readonly mount?: (server: Express, runtime: ServiceRuntime) => void;
}

/** The Nest module of a service. Nothing is global: another service's classes cannot be injected. */
export function serviceModule(definition: ServiceDefinition, runtime: ServiceRuntime): DynamicModule {
  class ServiceModule {}
  const jobs = [StreamEntriesJob, ...(definition.jobs ?? [])];
  const demoClock = runtime.clock instanceof DemoClock ? runtime.clock : undefined;
  Object.defineProperty(ServiceModule, 'name', { value: `${definition.name}-module` });
  return {
    module: ServiceModule,
    controllers: [
      ...definition.controllers, ...(demoClock === undefined ? [] : definition.demoControllers ?? []), ...definition.subscriptions, trailController(definition.name, definition.trailPermission ?? 'trail.read', definition.trailWithheld),
      busController(definition.name), jobsController(definition.name), serviceKeysController(definition.name),
      ...(definition.duties === undefined ? [] : dutiesControllers(definition.name, definition.dutyViewers === undefined ? 'duty.read' : 'duty.read-held')),
    ],
    providers: [
      // Before the service's own: it may have a door of its own.
      { provide: ChangeDoor, useValue: new ChangeDoor(runtime.database, runtime.clock, idempotencySecrets(runtime.keys)) },
      ...definition.providers(runtime),
      { provide: ServiceDatabase, useValue: runtime.database },
      { provide: ClockPort, useValue: runtime.clock },
      { provide: KeyRing, useValue: runtime.keys },
      { provide: Logger, useValue: runtime.logger },
      { provide: Health, useValue: runtime.health },
      { provide: BusOperator, useValue: new BusOperator(runtime.database, machineClock(runtime.clock)) },
      { provide: ADDRESSES, useValue: runtime.addresses },
      { provide: ServiceTokens, useValue: new ServiceTokens(definition.name, runtime.keys.derive(`service tokens ${definition.name}`)) },
      AskService, SensitiveRows, ...(definition.duties === undefined ? [] : dutiesProviders(definition.name, definition.duties, definition.dutyViewers)),
      { provide: KeptAnswersJob, useFactory: () => new KeptAnswersJob(runtime, definition.answersForEver ?? []) },
      { provide: EscalateDutiesJob, useFactory: () => new EscalateDutiesJob(runtime.database, runtime.logger) },
      { provide: FollowCasesJob, useFactory: () => new FollowCasesJob(runtime.database, runtime.logger) },
      { provide: DateAgainJob, useFactory: () => new DateAgainJob(runtime.database, runtime.logger) },
      CountDutiesJob, SettleTalliesJob,
      ...(demoClock === undefined ? [] : [{ provide: FollowDemoClock, useValue: new FollowDemoClock(demoClock) }]),
      ...jobs,
      {
        provide: JobRunner, useFactory: (...all: Job[]) => new JobRunner(runtime, all),
        inject: [KeptAnswersJob, ...(definition.duties === undefined ? [] : [EscalateDutiesJob, FollowCasesJob, DateAgainJob, CountDutiesJob, SettleTalliesJob]), ...jobs],
      },
    ],
  };
}
