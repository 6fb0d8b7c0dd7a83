import { describe, expect, it } from '@jest/globals';
import { defineEvent, Id, type EventDefinition } from '@referrals/contracts';
import { z } from 'zod';
import { findLockFaults, lockOf } from './event-lock.js';

const painted = ({ consumers = ['referral-desk'], ...changed }: Partial<EventDefinition> = {}): EventDefinition => defineEvent({
  type: 'directory.register.painted.v1', summary: 'It was painted.', data: z.object({ desk: Id, coats: z.int() }), example: { desk: 'd', coats: 1 }, ...changed,
}, consumers);
const released = lockOf([painted()]);
const broken = ['directory.register.painted.v1 was changed after it was released: put it back as it was and make directory.register.painted.v2 beside it'];

describe('a released event version', () => {
  it.each([
    ['a new field', z.object({ desk: Id, coats: z.int(), colour: z.string() })],
    ['a new field that may be absent', z.object({ desk: Id, coats: z.int(), colour: z.string().optional() })],
    ['a field less', z.object({ desk: Id })],
    ['another type', z.object({ desk: Id, coats: z.number() })],
    ['a bound', z.object({ desk: Id, coats: z.int().max(3) })],
    ['room for anything', z.looseObject({ desk: Id, coats: z.int() })],
  ])('has no more %s', (_, data) => {
    expect(findLockFaults(released, [painted({ data })])).toEqual({ broken, unlocked: [] });
  });

  it('keeps its producer and topic', () => {
    const others: Partial<EventDefinition>[] = [{ producer: 'referral-desk' }, { topic: 'directory.walls' }];
    for (const other of others) expect(findLockFaults(released, [{ ...painted(), ...other }]).broken).toEqual(broken);
  });

  it('is not taken out', () => {
    expect(findLockFaults({ ...released, 'directory.register.painted.v9': 'a' }, [painted()]).broken)
      .toEqual(['directory.register.painted.v9 was removed after it was released: put it back as it was and make directory.register.painted.v10 beside it']);
  });

  it('may have other words, another example, more consumers, and its fields in another order', () => {
    const same = painted({ summary: 'Painters came.', consumers: ['referral-desk', 'mandatory-reporting'], data: z.object({ coats: z.int(), desk: Id }), example: { desk: 'e', coats: 2 } });
    expect(findLockFaults(released, [same])).toEqual({ broken: [], unlocked: [] });
  });

  it('stands beside the next, which is asked to be locked', () => {
    const next = painted({ type: 'directory.register.painted.v2' });
    expect(findLockFaults(released, [painted(), next])).toEqual({ broken: [], unlocked: ['directory.register.painted.v2 is new; run: npm run events:lock'] });
  });
});
