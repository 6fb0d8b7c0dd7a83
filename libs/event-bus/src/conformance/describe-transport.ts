import { describe, it } from '@jest/globals';
import type { Check } from './checks/check.js';
import { crashChecks } from './checks/crash.js';
import { deliverChecks } from './checks/deliver.js';
import { endureChecks } from './checks/endure.js';
import { joinChecks } from './checks/join.js';
import { poisonChecks } from './checks/poison.js';
import type { TransportUnderTest } from './transport-under-test.js';
import { World } from './world.js';

export const checks: readonly Check[] = [...deliverChecks, ...crashChecks, ...poisonChecks, ...endureChecks, ...joinChecks];

/** Runs a check in a world of its own. */
export async function runCheck(under: TransportUnderTest, check: Check): Promise<void> {
  const prepared = await under.prepare?.();
  try {
    const world = await World.open(prepared ?? under);
    try {
      await check.run(world, prepared ?? under);
    } finally {
      await world.close();
    }
  } finally {
    await prepared?.release();
  }
}

/** The conformance suite: once for every transport, on real PostgreSQL with processes that are really killed. */
export function describeTransport(under: TransportUnderTest): void {
  describe(`transport ${under.name}`, () => {
    const able = checks.filter(({ needs }) => needs === undefined || under.features[needs]);
    for (const { name, needs } of checks.filter((check) => !able.includes(check))) process.stdout.write(`transport ${under.name} is not asked: ${name} (lacks ${needs})\n`);
    for (const check of able) it(check.name, () => runCheck(under, check), 300_000);
  });
}
