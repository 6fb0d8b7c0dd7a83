import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadline, type ClockRule, type Deadline } from './deadline.js';
import { instant, instantFromMillis } from './instant.js';
import { chinaWorkingDays } from './working-days.js';

interface Case { name: string; clock: Record<string, unknown>; expected: Record<string, unknown> }

const cases = readFileSync(new URL('../test/cases/clocks.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

/** Every moment in a case, whatever its offset, as the instant it is. */
function moments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moments);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, moments(inner)]));
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? instant(value) : value;
}

const due = (clock: Record<string, unknown>): Deadline => deadline(moments(clock) as ClockRule, chinaWorkingDays);
const base = { trigger: '2026-05-11T10:00:00+08:00', unit: 'DAY', amount: 3 };

describe('deadline', () => {
  it('has all the worked cases', () => {
    expect(cases).toHaveLength(22);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, { clock, expected }) => {
    expect(due(clock)).toEqual(moments(expected));
  });

  it.each([
    ['amount', { ...base, amount: 0 }],
    ['amount', { ...base, amount: 10_001 }],
    ['amount', { ...base, amount: 1.5 }],
    ['amount', { ...base, unit: 'YEAR', amount: 10_000 }],
    ['roll', { ...base, unit: 'WORKDAY', roll: 'NEXT_WORKDAY' }],
    ['hourStart', { ...base, unit: 'HOUR' }],
    ['hourStart', { ...base, hourStart: 'MOMENT' }],
    ['endOfMonth', { ...base, endOfMonth: true }],
    ['pauses', { ...base, pauses: [{ from: '2026-05-11T09:00:00+08:00' }] }],
    ['pauses', { ...base, pauses: [{ from: '2026-05-12T09:00:00+08:00', to: '2026-05-12T08:00:00+08:00' }] }],
    ['pauses', { ...base, pauses: [{ from: '2026-05-12T09:00:00+08:00' }, { from: '2026-05-13T09:00:00+08:00' }] }],
  ])('names the field %s of a clock that cannot be', (field, clock) => {
    expect(due(clock)).toEqual({ error: 'INVALID_CLOCK', field });
  });

  it('sees an open pause without a calendar where the end is not needed', () => {
    const clock = { trigger: '2026-12-30T10:00:00+08:00', unit: 'WORKDAY', amount: 5, pauses: [{ from: '2026-12-31T09:00:00+08:00' }] };
    expect(due(clock)).toEqual({ paused: true, since: '2026-12-31T01:00:00.000Z' });
  });

  it('never falls due earlier for a longer amount, nor before its trigger', () => {
    fc.assert(fc.property(
      fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2025, 0, 1) }), fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('HOUR' as const, 'DAY' as const, 'WORKDAY' as const), fc.constantFrom('NEXT_WORKDAY' as const, 'NONE' as const),
      (millis, amount, unit, roll) => {
        const trigger = instantFromMillis(millis);
        const clock: ClockRule = { trigger, unit, amount, ...(unit === 'DAY' ? { roll } : {}), ...(unit === 'HOUR' ? { hourStart: 'NEXT_HOUR' as const } : {}) };
        const [shorter, longer] = [deadline(clock, chinaWorkingDays), deadline({ ...clock, amount: amount + 1 }, chinaWorkingDays)];
        if (!('dueAt' in shorter) || !('dueAt' in longer)) throw new Error('not due');
        expect(shorter.dueAt > trigger && longer.dueAt >= shorter.dueAt).toBe(true);
      },
    ));
  });
});
