import type { ServiceName } from '@referrals/contracts';

/** What a transport can and cannot do; the conformance suite reads it and prints what it therefore skips. */
export interface TransportFeatures {
  /** Several processes may carry events of the same installation at once. */
  readonly replicas: boolean;
  /** Bytes that are no event of ours can reach it from outside. */
  readonly foreignBytes: boolean;
}

/** A transport tells whoever waits that something came into an inbox. */
export type Delivered = (subscriber: ServiceName, shard: number) => void;

/**
 * Carries events from outboxes to the inboxes of the subscribers the catalogue names: each at least once, and first appearances
 * in order per key and topic. There is no order between topics.
 */
export interface Transport {
  readonly name: string;
  readonly features: TransportFeatures;
  start(delivered: Delivered): Promise<void>;
  /** There are new rows in this outbox's shard. A hint: without it they are found within the poll. */
  wake(producer: ServiceName, shard: number): void;
  /** Takes nothing new, ends what is under way. */
  stop(): Promise<void>;
  /** Unsent rows and the age of the oldest, per producer. */
  backlog(): Promise<readonly { producer: ServiceName; unsent: number; oldestSeconds: number }[]>;
}
