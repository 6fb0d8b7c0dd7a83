import type { ServiceName } from '@referrals/contracts';

/** What a transport can and cannot do; the conformance suite reads it and prints what it therefore skips. */
export interface TransportFeatures {
  /** Several processes may carry events of the same installation at once. */
  readonly replicas: boolean;
  /** Bytes that are no event of ours can reach it from outside. */
  readonly foreignBytes: boolean;
  /** Others keep what is handed over and say so, and what they say can be lost on its way back. */
  readonly acknowledged: boolean;
}

/** What a transport tells the bus. */
export interface TransportEvents {
  /** Something came into this inbox's shard and is committed. */
  delivered(subscriber: ServiceName, shard: number): void;
  /** Another process holds this outbox's shard just now: whatever came after it read must not wait for its poll. */
  contended(producer: ServiceName, shard: number): void;
}

/**
 * Whether it can carry now, and if not, what it waits for. `waiting`: it has not begun to carry. `degraded`: it did, and what it needs is
 * away; requests are served, their events wait.
 */
export interface TransportState { readonly state: 'ok' | 'degraded' | 'waiting'; readonly detail?: string }

export interface OutboxBacklog { readonly producer: ServiceName; readonly unsent: number; readonly oldestSeconds: number }

/** How far a subscriber's inbox is behind a topic. */
export interface TopicLag {
  readonly subscriber: ServiceName;
  readonly topic: string;
  /** Not yet in the inbox, over all partitions, and of the partition that is furthest behind. */
  readonly messages: number;
  readonly partitionMost: number;
}

/** A stretch of an outbox, `after` < seq <= `upTo`, of which these types are for one subscriber alone: all of them were sent before. */
export interface HistoryPiece { readonly producer: ServiceName; readonly subscriber: ServiceName; readonly types: readonly string[]; readonly after: number; readonly upTo: number }

/**
 * Carries events from outboxes to the inboxes of the subscribers the catalogue names.
 *
 * Sending side: takes the unsent rows of one shard in order of `seq`, hands them over, then marks them; what fails stops its shard
 * only and skips nothing. Receiving side: writes whole batches into a service's inbox and commits before it takes the next
 * (`InboxReceiver` for whoever has messages in hand); no handler runs inside it. So every event comes at least once, the inbox
 * knows its id, and first appearances are in order per key and topic. There is no order between topics.
 */
export interface Transport {
  readonly name: string;
  readonly features: TransportFeatures;
  start(events: TransportEvents): Promise<void>;
  /** There are new rows in this outbox's shard. A hint: without it they are found within the poll. */
  wake(producer: ServiceName, shard: number): void;
  /**
   * Hands a piece of its history to a subscriber that joins, in order and beside all that goes live; resolves once it is safe. What the
   * subscriber has of it takes its place in the history, or is nothing.
   */
  carryHistory(piece: HistoryPiece): Promise<void>;
  /** Takes nothing new, ends what is under way. */
  stop(): Promise<void>;
  state(): TransportState;
  /** Unsent rows and the age of the oldest, per producer. */
  backlog(): Promise<readonly OutboxBacklog[]>;
  /**
   * What is under way between outboxes and inboxes, as it was some seconds ago at most; nothing where there is no such place.
   * Undefined while whoever carries does not answer; never throws and never waits longer than a moment for it.
   */
  lag(): Promise<readonly TopicLag[] | undefined>;
  /** Events brought since start of types that their service does not subscribe to, in this release. */
  skipped(): ReadonlyMap<ServiceName, number>;
}
