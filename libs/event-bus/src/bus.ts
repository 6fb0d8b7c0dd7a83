import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { createPool, type RoleUrls, type ServiceDatabase } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from './failpoints.js';
import type { InboxServer } from './inbox/inbox-server.js';
import { Arrivals, type ArrivalTimes, type AskSubscriber } from './operate/arrivals.js';
import { unknownIds } from './operate/unknown-ids.js';
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
  /** How often is looked whether events arrived, and when one that did not is sent again. */
  readonly arrivals?: ArrivalTimes;
}

export interface BusOptions {
  readonly services: readonly BusService[];
  readonly transport: Transport;
  readonly clock: Clock;
  readonly failpoints?: Failpoints;
  readonly settings?: BusSettings;
  /** Asks subscribers of other processes what they received; those of this process are asked directly. */
  readonly ask?: AskSubscriber;
  readonly onParked: (service: ServiceName, type: string, reason: string) => void;
  readonly onSentAgain?: (producer: ServiceName, subscriber: ServiceName, events: number) => void;
  readonly onError: (error: unknown) => void;
}

/** The events of the services of this process: their inboxes at work, their outboxes carried by one transport. */
export class Bus {
  readonly inboxes: ReadonlyMap<ServiceName, ServiceInbox>;
  /** By database. */
  private readonly wakes = new Map<string, ReplicaWakes>();
  /** Of each service of this process, whether what it sent came in. */
  readonly arrivals: readonly Arrivals[];
  private readonly pools: pg.Pool[] = [];

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
    this.arrivals = services.map(({ database: { service }, urls }) => new Arrivals({
      producer: service, pool: this.open(urls.bus, `${service} arrivals`), ask: (...question) => this.ask(...question),
      ...(settings.arrivals ? { times: settings.arrivals } : {}), onError, onSentAgain: (subscriber, events) => options.onSentAgain?.(service, subscriber, events),
    }));
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
    for (const one of this.arrivals) one.start();
  }

  /** Takes nothing new, ends the batches under way, lets go of every lock. What is left waits in the tables. */
  async stop(): Promise<void> {
    await Promise.all(this.arrivals.map((one) => one.stop()));
    await this.options.transport.stop();
    await Promise.all([...this.inboxes.values()].map((inbox) => inbox.stop()));
    await Promise.all([...this.wakes.values()].map((wakes) => wakes.stop()));
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private async ask(...[subscriber, ids, signal]: Parameters<AskSubscriber>): Promise<readonly string[] | undefined> {
    const here = this.options.services.find(({ database }) => database.service === subscriber);
    return here ? here.database.asWorker((tx) => unknownIds(tx, subscriber, 'inbox', ids)) : this.options.ask?.(subscriber, ids, signal);
  }

  private open(url: string, name: string): pg.Pool {
    const pool = createPool({ url, name, max: 1, schema: 'app', onError: this.options.onError });
    this.pools.push(pool);
    return pool;
  }

  private tell(side: 'inbox' | 'outbox', service: ServiceName, shard: number): void {
    const owner = this.options.services.find(({ database }) => database.service === service);
    if (owner) this.wakes.get(owner.urls.bus)?.tell(side, service, shard);
  }
}
