import { SERVICES } from '@referrals/contracts';
import { topicOf } from '../inbox/plan-batch.js';
import { consumersOf, type Effect, type Published, type World } from './world.js';

/** The promise was broken: an event lost for a subscriber, in effect twice, or before its predecessor. */
export class Violation extends Error {
  constructor(readonly kind: 'LOST' | 'DOUBLED' | 'OUT_OF_ORDER', detail: string) {
    super(`${kind}: ${detail}`);
    this.name = 'Violation';
  }
}

/**
 * Every event took effect once at every subscriber, in order per key and topic. `published` is in the order of publication.
 * @param without events that must not have taken effect yet
 * @throws Violation
 */
export async function verifyEffects(world: World, published: readonly Published[], without: ReadonlySet<string> = new Set()): Promise<void> {
  for (const service of SERVICES) {
    const effects = await world.effects(service);
    const expected = published.filter(({ id, type }) => consumersOf(type).includes(service) && !without.has(id));
    const counts = new Map<string, number>();
    for (const { id } of effects) counts.set(id, (counts.get(id) ?? 0) + 1);
    const lost = expected.filter(({ id }) => !counts.has(id));
    if (lost.length > 0) throw new Violation('LOST', `${lost.length} of ${expected.length} at ${service}`);
    const doubled = [...counts].filter(([id, count]) => count > 1 || without.has(id));
    if (doubled.length > 0) throw new Violation('DOUBLED', `${doubled.length} at ${service}`);
    const wanted = lanes(expected);
    for (const [lane, ids] of lanes(effects)) if (wanted.get(lane)?.join() !== ids.join()) throw new Violation('OUT_OF_ORDER', `${lane} at ${service}`);
  }
}

function lanes(events: readonly (Published | Effect)[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { id, key, type } of events) {
    const lane = `${key} ${topicOf(type)}`;
    all.set(lane, [...(all.get(lane) ?? []), id]);
  }
  return all;
}
