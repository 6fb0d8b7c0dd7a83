import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HeldKeys, planBatch, topicOf, type Taken } from './plan-batch.js';

const type = 'referral-desk.referral.opened.v1';
const rows = fc.array(fc.record({ suspect: fc.boolean(), key: fc.constantFrom('a', 'b', 'c'), gap: fc.integer({ min: 1, max: 5 }) }), { maxLength: 50 })
  .map((made): Taken[] => made.map(({ suspect, key }, index) => ({ seq: made.slice(0, index + 1).reduce((sum, row) => sum + row.gap, 0), suspect, key, type })));

describe('planning a batch', () => {
  it('takes the front of what is ready, never skipping, and something whenever there is something', () => {
    fc.assert(fc.property(rows, fc.nat(200), (ready, careful) => {
      const plan = planBatch(ready, careful);
      expect(plan.rows).toEqual(ready.slice(0, plan.rows.length));
      expect(plan.rows.length > 0).toBe(ready.length > 0);
    }));
  });

  it('takes a suspect alone and counted, what may have ended a process counted, and nothing else counted', () => {
    fc.assert(fc.property(rows, fc.nat(200), (ready, careful) => {
      const plan = planBatch(ready, careful);
      if (plan.rows.some((row) => row.suspect)) expect(plan.rows.length).toBe(1);
      for (const row of plan.rows) expect(row.suspect || row.seq <= careful).toBe(plan.counted);
    }));
  });
});

describe('keys held within a batch', () => {
  const filed: Taken = { seq: 1, key: 'a', suspect: false, type: 'mandatory-reporting.report.filed.v1' };

  it('holds all of a key that failed', () => {
    const held = new HeldKeys();
    held.holdKey(filed);
    expect([held.holds({ ...filed, type }), held.holds({ ...filed, key: 'b' })]).toEqual([true, false]);
  });

  it('holds only the topic of what is not yet possible', () => {
    const held = new HeldKeys();
    held.holdTopic(filed);
    expect([held.holds({ ...filed, type: 'mandatory-reporting.report.supplemented.v1' }), held.holds({ ...filed, type })]).toEqual([true, false]);
    expect(topicOf(type)).toBe('referral-desk.referral');
  });
});
