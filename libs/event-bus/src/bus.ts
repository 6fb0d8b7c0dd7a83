import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import type { RoleUrls, ServiceDatabase } from '@referrals/database';
import { Failpoints } from './failpoints.js';
import type { InboxServer } from './inbox/inbox-server.js';
import { ReplicaWakes } from './relay/wake-replicas.js';
import type { RetryPolicy } from './run/back-off.js';
import { ServiceInbox } from './service-inbox.js';
import type { Transport } from './transport.port.js';

export interface BusService {
  readonly database: ServiceDatabase;
  readonly urls: RoleUrls;
  /** Its handlers are registered by the time the bus starts. */
  readonly server: InboxServer;
}

export interface BusSettings {
  readonly pollMs?: number;
  readonly retries?: RetryPolicy;
  /** Batches of one inbox at the same time; not more than its worker pool has connections. */
  readonly concurrency?: number;
}

export interface BusOptions {
  readonly services: readonly BusService[];
  readonly transport: Transport;
  readonly clock: Clock;
  readonly failpoints?: Failpoints;
  readonly settings?: BusSettings;
  readonly onParked: (service: ServiceName, type: string, reason: string) => void;
  readonly onError: (error: unknown) => void;
}

/** The events of the services of this process: their inboxes at work, their outboxes carried by one transport. */
export class Bus {
  readonly inboxes: ReadonlyMap<ServiceName, ServiceInbox>;
  /** By database. */
  private readonly wakes = new Map<string, ReplicaWakes>();

  constructor(private readonly options: BusOptions) {
    const { services, transport, clock, failpoints = new Failpoints(), settings = {}, onParked, onError } = options;
    for (const { urls } of services) {
      if (!this.wakes.has(urls.bus)) this.wakes.set(urls.bus, new ReplicaWakes(urls.bus, (side, service, shard) => {
        if (side === 'inbox') this.inboxes.get(service)?.wake(shard);
        else transport.wake(service, shard);
      }));
    }
    this.inboxes = new Map(services.map(({ database, server }) => [database.service, new ServiceInbox({
      ...settings, database, server, clock, failpoints, onError,
      onParked: (type, reason) => onParked(database.service, type, reason),
      onContended: (shard) => this.tell('inbox', database.service, shard),
    })]));
    for (const { database } of services) database.onOutbox((shard) => transport.wake(database.service, shard));
  }

  /** Inboxes first, so that what the transport brings meets a worker. */
  async start(): Promise<void> {
    await Promise.all([...this.wakes.values()].map((wakes) => wakes.start()));
    await Promise.all([...this.inboxes.values()].map((inbox) => inbox.start()));
    await this.options.transport.start({
      delivered: (subscriber, shard) => this.inboxes.get(subscriber)?.delivered(shard),
      contended: (producer, shard) => this.tell('outbox', producer, shard),
    });
  }

  /** Takes nothing new, ends the batches under way, lets go of every lock. What is left waits in the tables. */
  async stop(): Promise<void> {
    await this.options.transport.stop();
    await Promise.all([...this.inboxes.values()].map((inbox) => inbox.stop()));
    await Promise.all([...this.wakes.values()].map((wakes) => wakes.stop()));
  }

  private tell(side: 'inbox' | 'outbox', service: ServiceName, shard: number): void {
    const owner = this.options.services.find(({ database }) => database.service === service);
    if (owner) this.wakes.get(owner.urls.bus)?.tell(side, service, shard);
  }
}
