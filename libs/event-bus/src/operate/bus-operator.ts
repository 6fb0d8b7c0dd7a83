import type { Clock } from '@referrals/calendar';
import { DomainError, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { shardOf, type ServiceDatabase, type Tx } from '@referrals/database';
import { v7 } from 'uuid';
import type { HistoryState } from '../join/ask-others.js';
import { readHistory, readSentBefore } from '../join/history-rows.js';
import { readSubscriptions, type Subscription } from '../join/subscriptions.js';
import { holdShard } from '../run/shard-lock.js';
import { describeEvent, type DescribedEvent } from './describe-event.js';
import { unknownIds } from './unknown-ids.js';

export interface ParkedKey {
  readonly key: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: 'PARKED' | 'RETRY' | 'NOT_YET';
  readonly attempts: number;
  readonly since: string;
  readonly retryAt: string | null;
  /** Class and code of the failure; never its message. */
  readonly reason: string;
  /** Events of the key that wait behind it, itself included. */
  readonly waiting: number;
}

export interface QuarantinedMessage { readonly id: string; readonly receivedAt: string; readonly transport: string; readonly position: string; readonly reason: string; readonly bytes: number }

/** Does what must follow when an event is given up by a person: a filed report goes to the coordinator, never into silence. */
export type OnDismiss = (tx: Tx, envelope: EventEnvelope, reason: string) => Promise<void>;

interface Waiting { readonly eventId: string; readonly shard: number; readonly envelope: EventEnvelope }

/** What a person can do about keys that wait: see why, replay, dismiss with a reason. Everything done is kept. */
export class BusOperator {
  private readonly dismissals = new Map<string, OnDismiss>();

  constructor(private readonly database: ServiceDatabase, private readonly clock: Clock, private readonly wake: (shard: number) => void = () => undefined) {}

  /** Registers what dismissing an event of this type brings about. */
  onDismiss(type: string, action: OnDismiss): void {
    this.dismissals.set(type, action);
  }

  /** Keys that wait, parked ones first, oldest first. */
  waiting(limit = 100): Promise<ParkedKey[]> {
    return this.database.asWorker((tx) => tx.query<ParkedKey>(
      `SELECT k.key, k.event_id AS "eventId", i.type, k.state, k.attempts, k.since, k.retry_at AS "retryAt", k.reason,
         (SELECT count(*)::int FROM inbox w WHERE w.key = k.key AND w.done_at IS NULL) AS waiting
       FROM inbox_key k JOIN inbox i ON i.id = k.event_id ORDER BY (k.state = 'PARKED') DESC, k.since LIMIT $1`, [limit],
    ));
  }

  /** How many keys wait in all, however few of them `waiting` gives. */
  async countWaiting(): Promise<number> {
    const [row] = await this.database.asWorker((tx) => tx.query<{ n: number }>('SELECT count(*)::int AS n FROM inbox_key'));
    return row?.n ?? 0;
  }

  /** Of these events those that never came into this service's inbox. Anybody may ask, so it takes none of the worker's connections. */
  notReceived(ids: readonly string[]): Promise<string[]> {
    return this.asAnybody((tx) => unknownIds(tx, this.database.service, 'inbox', ids));
  }

  /** What this service listens to and how far it has joined, for whoever publishes to it. Neither this nor the next two take the worker's connections. */
  subscriptions(): Promise<Subscription[]> {
    return this.asAnybody((tx) => readSubscriptions(tx, this.database.service));
  }

  /** How far this service is with another's history. */
  history(subscriber: ServiceName): Promise<HistoryState[]> {
    return this.asAnybody(async (tx) => (await readHistory(tx, this.database.service)).filter((row) => row.subscriber === subscriber)
      .map(({ type, joinId, events, total, done }) => ({ type, joinId, events, total, done })));
  }

  /** Of these events of this service those from before a subscriber joined for what comes. */
  sentBefore(subscriber: ServiceName, ids: readonly string[]): Promise<string[]> {
    return this.asAnybody((tx) => readSentBefore(tx, this.database.service, subscriber, ids));
  }

  private asAnybody<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction({ desks: [], roles: [], at: this.clock.now() }, work);
  }

  /** An event that is not done, with its ids, codes and times; words are left out. */
  async show(eventId: string): Promise<DescribedEvent> {
    const row = await this.database.asWorker((tx) => tx.maybeOne<{ envelope: EventEnvelope | null }>('SELECT envelope FROM inbox WHERE id = $1', [eventId]));
    if (!row?.envelope) throw new DomainError('NOT_FOUND');
    return describeEvent(row.envelope);
  }

  /** Lets the key flow again from its first event; it has all its tries again, each counted before it is made. */
  async replay(key: string, actor: string, reason: string): Promise<void> {
    const shard = await this.database.asWorker(async (tx) => {
      const parked = await this.take(tx, key, 'REPLAY', actor, reason);
      tx.write('DELETE FROM inbox_key WHERE key = $1', [key]);
      tx.write('UPDATE inbox_attempt SET attempts = 0 WHERE event_id = $1', [parked.eventId]);
      return parked.shard;
    });
    this.wake(shard);
  }

  /**
   * Gives up the event the key waits at; what follows behind it flows. What must follow for its type happens in the same
   * transaction. The event stays, envelope and all.
   */
  async dismiss(key: string, actor: string, reason: string): Promise<void> {
    const shard = await this.database.asWorker(async (tx) => {
      const parked = await this.take(tx, key, 'DISMISS', actor, reason);
      await this.dismissals.get(parked.envelope.type)?.(tx, parked.envelope, reason);
      tx.write(`UPDATE inbox SET done_at = $2, outcome = 'DISMISSED' WHERE id = $1`, [parked.eventId, this.clock.now()]);
      tx.write('DELETE FROM inbox_key WHERE key = $1 AND event_id = $2', [key, parked.eventId]);
      tx.write('DELETE FROM inbox_attempt WHERE event_id = $1', [parked.eventId]);
      return parked.shard;
    });
    this.wake(shard);
  }

  /** How many messages lie in quarantine in all, however few of them `quarantined` gives. */
  async countQuarantined(): Promise<number> {
    const [row] = await this.database.asWorker((tx) => tx.query<{ n: number }>('SELECT count(*)::int AS n FROM quarantine WHERE dismissed_at IS NULL'));
    return row?.n ?? 0;
  }

  quarantined(limit = 100): Promise<QuarantinedMessage[]> {
    return this.database.asWorker((tx) => tx.query<QuarantinedMessage>(
      `SELECT id, received_at AS "receivedAt", transport, position, reason, octet_length(bytes) AS bytes FROM quarantine
       WHERE dismissed_at IS NULL ORDER BY received_at LIMIT $1`, [limit],
    ));
  }

  async dismissQuarantined(id: string, actor: string, reason: string): Promise<void> {
    await this.database.asWorker(async (tx) => {
      const rows = await tx.query('UPDATE quarantine SET dismissed_at = $2 WHERE id = $1 AND dismissed_at IS NULL RETURNING id', [id, this.clock.now()]);
      if (rows.length === 0) throw new DomainError('NOT_FOUND');
      this.keep(tx, 'DISMISS', actor, id, null, reason);
    });
  }

  /** The event the key waits at, the parked one first; under the shard's lock, so that the worker is not at it just now. */
  private async take(tx: Tx, key: string, action: 'REPLAY' | 'DISMISS', actor: string, reason: string): Promise<Waiting> {
    await holdShard(tx, 'worker', this.database.service, shardOf(key, this.database.shards));
    const waiting = await tx.maybeOne<Waiting>(
      `SELECT k.event_id AS "eventId", k.shard, i.envelope FROM inbox_key k JOIN inbox i ON i.id = k.event_id
       WHERE k.key = $1 ORDER BY (k.state = 'PARKED') DESC, i.seq LIMIT 1 FOR UPDATE OF k`, [key],
    );
    if (waiting === undefined) throw new DomainError('NOT_FOUND');
    this.keep(tx, action, actor, key, waiting.eventId, reason);
    return waiting;
  }

  private keep(tx: Tx, action: 'REPLAY' | 'DISMISS', actor: string, target: string, eventId: string | null, reason: string): void {
    tx.write('INSERT INTO operator_action (id, at, actor, action, target, event_id, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [v7(), this.clock.now(), actor, action, target, eventId, reason]);
  }
}
