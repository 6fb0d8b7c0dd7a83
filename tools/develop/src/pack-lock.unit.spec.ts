import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { findPackFaults, packLockOf } from './pack-lock.js';

const pack = { kind: 'routing', area: '430299', version: 1, effectiveFrom: plainDate('2026-01-01'), rows: [{ no: 1, amount: 3 }] };
const published = packLockOf([pack]);
const broken = ['routing/430299/1 was changed after it was published: put it back as it was and make the next version beside it'];

describe('a published pack', () => {
  it.each([
    ['a number', { ...pack, rows: [{ no: 1, amount: 4 }] }],
    ['a row', { ...pack, rows: [...pack.rows, { no: 2, amount: 1 }] }],
    ['the day it is in force from', { ...pack, effectiveFrom: plainDate('2026-01-02') }],
  ])('never changes: %s', (_, changed) => {
    expect(findPackFaults(published, [changed])).toEqual({ broken, unlocked: [] });
  });

  it('is not taken out, and stands beside the next, which is asked to be locked', () => {
    expect(findPackFaults(published, [{ ...pack, version: 2, effectiveFrom: plainDate('2026-02-01') }])).toEqual({
      broken: ['routing/430299/1 was removed after it was published: put it back as it was and make the next version beside it'],
      unlocked: ['routing/430299/2 is new; run: npm run packs:lock'],
    });
  });

  it('is the same in whatever order its fields are written', () => {
    const { kind, ...rest } = pack;
    expect(findPackFaults(published, [{ ...rest, kind }])).toEqual({ broken: [], unlocked: [] });
  });
});
