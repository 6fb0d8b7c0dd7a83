import { eventDefinition, type ServiceName } from '@referrals/contracts';
import { topicOf } from '../inbox/plan-batch.js';
import type { UnsentRow } from './unsent-rows.js';

export interface RoutedBatch {
  /** What is handed over now, in order. */
  readonly taken: readonly UnsentRow[];
  readonly bySubscriber: ReadonlyMap<ServiceName, readonly number[]>;
  /** Type of the first row that cannot go: unknown to this release, or with a subscriber that is not here. It and all behind it wait. */
  readonly stoppedAt: string | undefined;
}

/** Whom the catalogue names for each row. A row that cannot reach all of them stops its shard: skipping it would lose it for one of them. */
export function routeBatch(rows: readonly UnsentRow[], reachable: readonly ServiceName[], onlyTopic?: string): RoutedBatch {
  const stop = rows.findIndex(({ type }) => !(eventDefinition(type)?.consumers.every((consumer) => reachable.includes(consumer)) ?? false));
  const going = stop === -1 ? rows : rows.slice(0, stop);
  const taken = onlyTopic === undefined ? going : going.filter(({ type }) => topicOf(type) === onlyTopic);
  const bySubscriber = new Map<ServiceName, number[]>();
  for (const { seq, type } of taken) {
    for (const consumer of eventDefinition(type)?.consumers ?? []) push(bySubscriber, consumer, seq);
  }
  return { taken, bySubscriber, stoppedAt: stop === -1 ? undefined : rows[stop]?.type };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
