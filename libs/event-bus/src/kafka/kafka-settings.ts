import type { SASLOptions } from 'kafkajs';

/** How a process reaches its brokers and what it asks of their topics. */
export interface KafkaSettings {
  /** `host:port` of at least one broker. */
  readonly brokers: readonly string[];
  /** Before the name of every topic and group, so that installations can share brokers; usually empty. */
  readonly prefix: string;
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: SASLOptions;
  /** Copies of every partition, and how many of them must have a message before it counts as sent. */
  readonly replication: number;
  readonly minInSync: number;
}

/** Partitions of every topic. More later would move keys to other partitions and break their order. */
export const PARTITIONS = 12;
