import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seeded } from '@referrals/develop';
import { planFaults } from './plan-faults.js';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const kills = fc.integer({ min: 4, max: 80 });

describe('a plan of faults', () => {
  it('is the same for the same seed, has so many kills, half as many network faults, and each kind of kill', () => {
    fc.assert(fc.property(seeds, kills, (seed, count) => {
      const plan = planFaults(count, new Seeded(seed));
      expect(planFaults(count, new Seeded(seed))).toEqual(plan);
      const kinds = plan.map(({ fault }) => fault.kind);
      expect(kinds.filter((kind) => kind !== 'NETWORK')).toHaveLength(count);
      expect(kinds.filter((kind) => kind === 'NETWORK')).toHaveLength(Math.floor(count / 2));
      for (const kind of ['SERVICE', 'BROKER', 'POSTGRES', 'FAILPOINT']) expect(kinds).toContain(kind);
    }));
  });

  it('strikes in the order of the work, before it ends', () => {
    fc.assert(fc.property(seeds, kills, (seed, count) => {
      const moments = planFaults(count, new Seeded(seed)).map(({ progress }) => progress);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(Math.max(...moments)).toBeLessThan(1);
    }));
  });

  it('arms only steps that a service on Kafka passes', () => {
    const steps = new Set(planFaults(2_000, new Seeded(1)).flatMap(({ fault }) => (fault.kind === 'FAILPOINT' ? [fault.failpoint] : [])));
    expect([...steps].sort()).toEqual([
      'consumer.after-offset', 'inbox.after-commit', 'inbox.after-insert', 'relay.after-commit', 'relay.after-hand-over', 'relay.after-read',
      'worker.after-commit', 'worker.after-handler', 'worker.before-commit', 'worker.before-handler',
    ]);
  });
});
