import { Controller, type Provider, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Instant } from '@referrals/calendar';
import {
  DeskRecorded, DeskRecordedV2, DesksPublished, DesksPublishedV2, DivisionRecorded, OrganisationRecorded, OrganisationRecordedV2, type EventData, type ServiceName,
} from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import type { KnownDesk } from '@referrals/policy';
import { named } from '../http/named.js';
import type { ServiceRuntime } from '../run/service-definition.js';
import type { DirectoryCopy } from './directory-copy.js';
import { DirectoryCopyStore } from './directory-copy.store.js';
import { lastResortDeskCode } from './last-resort.js';
import { knownDesk } from './told-records.js';

/** What a service does beside keeping the copy, in the same transaction. */
export interface FollowsDesks {
  /** Twice for one change where the first version of its event came before the second. @param before what was known of the desk before */
  deskRecorded(tx: Tx, desk: KnownDesk, before: KnownDesk | undefined): Promise<void>;
}

/** How a service uses its copy of the directory. */
export interface DirectoryCopyUse {
  /** Hears of each desk after the copy has it. */
  readonly follows?: Type<FollowsDesks>;
  /** What is told in health, and what is still missing there before the service serves; by default that the copy is whole. */
  readonly readiness?: { readonly name: string; readonly missing: (copy: DirectoryCopy, now: Instant) => readonly string[] };
}

const stores = new WeakMap<ServiceDatabase, DirectoryCopyStore>();

/** The one copy of the directory that a running service keeps in memory: requests, handlers and health ask the same. */
export function directoryCopyOf({ database, environment }: Pick<ServiceRuntime, 'database' | 'environment'>): DirectoryCopyStore {
  let store = stores.get(database);
  if (store === undefined) {
    store = new DirectoryCopyStore(lastResortDeskCode(environment));
    stores.set(database, store);
  }
  return store;
}

/** The copy as what a service's classes are given; until nothing is missing, `/health/ready` says what is. */
export function directoryCopyProvider(service: ServiceName, { readiness }: DirectoryCopyUse, runtime: ServiceRuntime): Provider {
  const { database, clock, health } = runtime;
  const store = directoryCopyOf(runtime);
  const missingOf = readiness?.missing ?? ((copy: DirectoryCopy) => (copy.whole ? [] : ['DIRECTORY_COPY']));
  health.add(async () => {
    const missing = await database.asWorker(async (tx) => missingOf(await store.load(tx), clock.now()));
    const name = `${service} ${readiness?.name ?? 'directory copy'}`;
    return { name, state: missing.length === 0 ? 'ok' : 'waiting', ...(missing.length > 0 ? { detail: { missing } } : {}) };
  });
  return { provide: DirectoryCopyStore, useValue: store };
}

/** The handlers that keep the copy of this service. */
export function directoryCopySubscriptions(service: ServiceName, { follows }: DirectoryCopyUse): Type {
  @Controller()
  class DirectoryCopySubscriptions {
    constructor(private readonly copy: DirectoryCopyStore, private readonly parts: ModuleRef) {}

    @OnEvent(DeskRecorded, service, { from: 'beginning' })
    async deskRecorded(desk: EventData<typeof DeskRecorded>, { tx }: InboxContext): Promise<void> {
      const before = await this.copy.applyDesk(tx, desk);
      const known = knownDesk(desk, before);
      if (known !== undefined && known !== before) await this.follow(tx, known, before);
    }

    @OnEvent(DeskRecordedV2, service, { from: 'beginning' })
    async deskRecordedV2(desk: EventData<typeof DeskRecordedV2>, { tx }: InboxContext): Promise<void> {
      const before = await this.copy.applyDeskV2(tx, desk);
      if (before === undefined || before.revision <= desk.revision) await this.follow(tx, desk, before);
    }

    @OnEvent(OrganisationRecordedV2, service, { from: 'beginning' })
    async organisationRecordedV2(organisation: EventData<typeof OrganisationRecordedV2>, { tx }: InboxContext): Promise<void> {
      await this.copy.applyOrganisationV2(tx, organisation);
    }

    @OnEvent(DivisionRecorded, service, { from: 'beginning' })
    async divisionRecorded(division: EventData<typeof DivisionRecorded>, { tx }: InboxContext): Promise<void> {
      await this.copy.applyDivision(tx, division);
    }

    @OnEvent(DesksPublishedV2, service, { from: 'beginning' })
    async desksPublishedV2(published: EventData<typeof DesksPublishedV2>, { tx }: InboxContext): Promise<void> {
      await this.copy.applyPublishedV2(tx, published);
    }

    @OnEvent(OrganisationRecorded, service, { from: 'beginning' })
    async organisationRecorded(organisation: EventData<typeof OrganisationRecorded>, { tx }: InboxContext): Promise<void> {
      await this.copy.applyOrganisation(tx, organisation);
    }

    @OnEvent(DesksPublished, service, { from: 'beginning' })
    async desksPublished(published: EventData<typeof DesksPublished>, { tx }: InboxContext): Promise<void> {
      await this.copy.applyPublished(tx, published);
    }

    private async follow(tx: Tx, desk: KnownDesk, before: KnownDesk | undefined): Promise<void> {
      if (follows !== undefined) await this.parts.get<FollowsDesks>(follows).deskRecorded(tx, desk, before);
    }
  }
  return named(DirectoryCopySubscriptions, service);
}
