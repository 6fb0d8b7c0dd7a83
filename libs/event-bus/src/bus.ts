import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { createPool, inTransaction, type RoleUrls, type ServiceDatabase } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from './failpoints.js';
import type { InboxServer } from './inbox/inbox-server.js';
import { askHereFirst } from './join/ask-here-first.js';
import { nobodyElse, type AskOthers, type Joining } from './join/ask-others.js';
import { Histories } from './join/histories.js';
import { Joiner } from './join/joiner.js';
import { noteListening } from './join/subscriptions.js';
import { DeliveryAudit, type AuditTimes } from './operate/delivery-audit.js';
import { ReplicaWakes } from './relay/wake-replicas.js';
import { againAndAgain } from './run/again-and-again.js';
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
  /** How long a handler may take; then its event waits for a person. */
  readonly handlerLimitMs?: number;
  /** How often is looked whether events arrived, and when one that did not is sent again. */
  readonly audit?: AuditTimes;
}

export interface BusOptions {
  readonly services: readonly BusService[];
  readonly transport: Transport;
  readonly clock: Clock;
  readonly failpoints?: Failpoints;
  readonly settings?: BusSettings;
  /** Asks services of other processes; those of this process are asked directly. */
  readonly ask?: AskOthers;
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
  readonly audits: readonly DeliveryAudit[];
  private readonly histories: readonly Histories[];
  private readonly joiners: readonly { readonly joiner: Joiner; readonly pool: pg.Pool; readonly of: BusService }[];
  private readonly pools: pg.Pool[] = [];
  private readonly ending = new AbortController();
  private starting: Promise<void> | undefined;
  /** False until it is noted what is listened to: before, nothing is carried and nobody knows who joins. */
  carries = false;

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
      onContended: (shard) => this.notify('inbox', database.service, shard),
    })]));
    const ask = askHereFirst(services.map(({ database }) => database), options.ask ?? nobodyElse);
    const parts = services.map((of) => ({ of, service: of.database.service, pool: this.open(of.urls.bus, `${of.database.service} delivery audit`) }));
    this.audits = parts.map(({ service, pool }) => new DeliveryAudit({
      producer: service, pool, ask: ask.notReceived,
      ...(settings.audit ? { times: settings.audit } : {}), onError, onSentAgain: (subscriber, events) => options.onSentAgain?.(service, subscriber, events),
    }));
    this.histories = parts.map(({ service, pool }) => new Histories({ producer: service, pool, transport, ask, failpoints, onError, ...(settings.audit ? { everyMs: settings.audit.everyMs } : {}) }));
    this.joiners = parts.map(({ of, service, pool }) => ({
      of, pool, joiner: new Joiner({ database: of.database, pool, clock, ask, failpoints, onError, tookIn: () => this.inboxes.get(service)?.wake() }),
    }));
    for (const { database } of services) database.onOutbox((shard) => transport.wake(database.service, shard));
  }

  /** Of each subscriber that is on its way to a producer's events, as either of them sees it who is here. */
  joining(): Joining[] {
    const all = [...this.histories.flatMap((one) => one.state()), ...this.joiners.flatMap(({ joiner }) => joiner.state())];
    return [...new Map(all.map((one) => [`${one.producer} ${one.subscriber}`, one])).values()];
  }

  /** Inboxes first, so that what the transport brings meets a worker. Then what is listened to is noted: nothing is carried before. */
  async start(): Promise<void> {
    await Promise.all([...this.wakes.values()].map((wakes) => wakes.start()));
    await Promise.all([...this.inboxes.values()].map((inbox) => inbox.start()));
    await this.carry().catch((error: unknown) => {
      this.options.onError(error);
      this.starting = againAndAgain(() => this.carry().then(() => Infinity), this.ending.signal, 1_000, () => undefined);
    });
  }

  /** Takes nothing new, ends the batches under way, lets go of every lock. What is left waits in the tables. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.starting;
    await Promise.all([...this.audits, ...this.histories, ...this.joiners.map(({ joiner }) => joiner)].map((one) => one.stop()));
    await this.options.transport.stop();
    await Promise.all([...this.inboxes.values()].map((inbox) => inbox.stop()));
    await Promise.all([...this.wakes.values()].map((wakes) => wakes.stop()));
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private async carry(): Promise<void> {
    const { clock, transport, failpoints } = this.options;
    await Promise.all(this.joiners.map(async ({ joiner, of, pool }) => {
      await inTransaction(pool, 'BEGIN', (tx) => noteListening(tx, of.database.service, of.server.listening(), clock.now()));
      await joiner.prepare(of.server.listening().map(({ type }) => type));
    }));
    await failpoints?.hit('join.after-note');
    await transport.start({
      delivered: (subscriber, shard) => this.inboxes.get(subscriber)?.delivered(shard),
      contended: (producer, shard) => this.notify('outbox', producer, shard),
    });
    for (const one of [...this.audits, ...this.histories]) one.start();
    this.carries = true;
    for (const { joiner, of } of this.joiners) joiner.start(of.server.listening().map(({ type }) => type));
  }

  private open(url: string, name: string): pg.Pool {
    const pool = createPool({ url, name, max: 3, schema: 'app', onError: this.options.onError });
    this.pools.push(pool);
    return pool;
  }

  private notify(side: 'inbox' | 'outbox', service: ServiceName, shard: number): void {
    const owner = this.options.services.find(({ database }) => database.service === service);
    if (owner) this.wakes.get(owner.urls.bus)?.notify(side, service, shard);
  }
}
