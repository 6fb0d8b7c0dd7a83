import { DesksPublished, ExclusionDue, ReassignmentDue, ReferralOpened, ReportFiledV2, type EventDefinition } from '@referrals/contracts';
import { v7 } from 'uuid';
import type { TransportFeatures } from '../../transport.port.js';
import type { TransportUnderTest } from '../transport-under-test.js';
import type { Published, World } from '../world.js';

/** One promise of the bus, checked in a world of its own. */
export interface Check {
  readonly name: string;
  /** Without this feature the transport cannot be asked; it is printed. */
  readonly needs?: keyof TransportFeatures;
  run(world: World, under: TransportUnderTest): Promise<void>;
}

/** Events of five topics, so that every service listens and every service publishes. */
export const EVENTS: readonly EventDefinition[] = [DesksPublished, ReportFiledV2, ReferralOpened, ExclusionDue, ReassignmentDue];

export const newKeys = (count: number): string[] => Array.from({ length: count }, () => v7());

/** As many as a service's database has connections here: on a slow machine a queue for one would end the wait for it. */
const AT_ONCE = 4;

/** Publishes `rounds` events of each kind on each key; several keys at the same time, each key's events one after the other. */
export async function publishRounds(world: World, keys: readonly string[], rounds: number, subject?: string): Promise<Published[]> {
  const each = await Promise.all(Array.from({ length: AT_ONCE }, async (_, lane) => {
    const published: Published[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const key of keys.filter((_key, n) => n % AT_ONCE === lane)) {
        for (const event of EVENTS) published.push(await world.publish(event, key, subject));
      }
    }
    return published;
  }));
  return each.flat();
}
