import { describe, expect, it } from '@jest/globals';
import { addDays, type PlainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { codesOf, TIERS, type Tier } from '../src/child/codes.domain.js';
import { rules430200 } from '../src/pack/packs.js';
import { isCredible, type Act } from '../src/visits/act.domain.js';
import { schedule as decide, type Schedule, type ScheduleInput, type Standing } from '../src/visits/schedule.domain.js';
import { anyDay, anyTier, histories } from './arbitrary-histories.js';

const RUNS = { numRuns: 500 };
const LIMIT_MS = 120_000;

const schedule = (told: ScheduleInput): Schedule => decide(told, rules430200);
const pairs = (before: Schedule, after: Schedule): [Standing, Standing][] => [[before.contact, after.contact], [before.visit, after.visit]];
const isOwed = ({ state }: Standing): boolean => state === 'PLANNED' || state === 'SOON';

/** A visit at which the child was seen and spoken with, entered on the day. */
const visitOn = (on: PlainDate): Act => ({ on, recordedOn: on, kind: 'VISIT', place: 'HOME', childSeen: true, childSpoken: true });
const withTier = (told: ScheduleInput, tier: Tier): ScheduleInput => ({ ...told, tiers: [...told.tiers, { on: told.asOf, tier }] });

const rank = (tier: Tier): number => codesOf(TIERS).indexOf(tier);
const tierOf = ({ tiers, asOf }: ScheduleInput): Tier => tiers.filter(({ on }) => on <= asOf).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1)?.tier ?? 'BASIC';

/** As it stood on the day asked: what happened later is left out. */
const untilNow = (told: ScheduleInput): ScheduleInput => ({
  ...told,
  spans: told.spans.filter(({ from }) => from <= told.asOf).map(({ to, ...span }) => (to && to <= told.asOf ? { ...span, to } : span)),
  tiers: told.tiers.filter(({ on }) => on <= told.asOf),
  away: (told.away ?? []).filter(({ from }) => from <= told.asOf),
  acts: (told.acts ?? []).filter(({ on }) => on <= told.asOf),
});

describe('over any history', () => {
  it('a further counted act adds no missed day, and brings no day nearer that is not overdue', () => {
    fc.assert(fc.property(histories, anyDay, (told, day) => {
      const further = { ...told, acts: [...(told.acts ?? []), visitOn(day < told.asOf ? day : told.asOf)] };
      for (const [before, after] of pairs(schedule(told), schedule(further))) {
        expect(after.missed.every((missed, nth) => missed >= (before.missed[nth] ?? 'none more'))).toBe(true);
        if (before.state === 'OVERDUE') continue;
        expect(isOwed(after)).toBe(isOwed(before));
        expect((after.dueOn ?? '') >= (before.dueOn ?? '')).toBe(true);
      }
    }), RUNS);
  }, LIMIT_MS);

  it('raising a tier makes nothing overdue that was not', () => {
    fc.assert(fc.property(histories, anyTier, (told, tier) => {
      fc.pre(rank(tier) > rank(tierOf(told)));
      for (const [before, after] of pairs(schedule(told), schedule(withTier(told, tier)))) {
        expect(after.missed).toEqual(before.missed);
        expect(after.state === 'OVERDUE').toBe(before.state === 'OVERDUE');
        if (isOwed(before)) expect(told.asOf <= (after.dueOn ?? '') && (after.dueOn ?? '') <= (before.dueOn ?? '')).toBe(true);
        else expect(after.dueOn).toBe(before.dueOn);
      }
    }), RUNS);
  }, LIMIT_MS);

  it('lowering a tier forgives nothing, on that day or later', () => {
    fc.assert(fc.property(histories.map(untilNow), anyTier, fc.nat(200), (told, tier, days) => {
      fc.pre(rank(tier) < rank(tierOf(told)));
      for (const [before, after] of pairs(schedule(told), schedule({ ...withTier(told, tier), asOf: addDays(told.asOf, days) }))) {
        expect(after.missed.slice(0, before.missed.length)).toEqual(before.missed);
        if (before.state === 'OVERDUE') expect([after.state, after.dueOn]).toEqual(['OVERDUE', before.dueOn]);
      }
    }), RUNS);
  }, LIMIT_MS);

  it('no visit falls due while the child is away', () => {
    fc.assert(fc.property(histories, (told) => {
      const { visit } = schedule(told);
      const absences = (told.away ?? []).filter((one) => one.from <= told.asOf && isCredible(one.from, one, rules430200.schedule));
      for (const day of [...visit.missed, ...(visit.dueOn === null ? [] : [visit.dueOn])]) {
        expect(absences.find(({ from, backOn }) => from <= day && !(backOn && backOn <= day))).toBeUndefined();
      }
    }), RUNS);
  }, LIMIT_MS);

  it('the same facts in another order are the same schedule', () => {
    fc.assert(fc.property(histories, (told) => {
      const turned = { ...told, spans: told.spans.toReversed(), away: told.away?.toReversed(), acts: told.acts?.toReversed() };
      expect(schedule(turned)).toEqual(schedule(told));
    }), RUNS);
  }, LIMIT_MS);

  it('most of what can happen happens in them', () => {
    const all = fc.sample(histories, { numRuns: 500, seed: 7 }).map(schedule);
    for (const state of ['NONE', 'PLANNED', 'SOON', 'OVERDUE', 'PAUSED']) expect(all.filter(({ visit }) => visit.state === state).length).toBeGreaterThan(5);
    expect(all.filter(({ visit, contact }) => visit.missed.length > 1 && contact.lastOn !== null && visit.state !== 'OVERDUE').length).toBeGreaterThan(5);
    expect(all.filter(({ visit }) => visit.notSeen >= 2).length).toBeGreaterThan(5);
  });
});
