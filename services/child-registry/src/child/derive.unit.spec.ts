import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate, type PlainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { histories } from '../../test/arbitrary-histories.js';
import { rules430200 as rules } from '../pack/packs.js';
import { schedule, type ScheduleInput } from '../visits/schedule.domain.js';
import { changeTiers, derive, type Derived, type FileFacts } from './derive.domain.js';
import { dueView } from './due-view.domain.js';
import { NEVER } from './never.domain.js';
import { holds } from './period.domain.js';

const day = plainDate;
const facts = (over: Partial<FileFacts> = {}): FileFacts => ({
  active: true, birthDate: day('2010-05-19'), categories: [{ code: 'LEFT_BEHIND', status: 'PROPOSED', from: day('2026-01-01') }], factors: [], assessed: [],
  spans: [{ from: day('2026-01-10') }], tiers: [{ on: day('2026-01-10'), tier: 'BASIC' }], away: [], acts: [], ...over,
});

describe('the head of a file', () => {
  it('follows from its facts, and says on which day it changes by itself', () => {
    expect(derive(facts(), day('2026-05-19'), rules)).toMatchObject({ categories: ['LEFT_BEHIND'], tier: 'BASIC', tierBecause: ['LEFT_BEHIND'], contactDueOn: '2026-02-28', deriveOn: '2026-05-20' });
    expect(derive(facts(), day('2026-05-20'), rules)).toMatchObject({ categories: [], tierBecause: ['NO_CATEGORY'], deriveOn: '2028-05-20' });
    expect(derive(facts({ birthDate: null }), day('2026-05-20'), rules)).toMatchObject({ categories: ['LEFT_BEHIND'], deriveOn: null });
  });

  it('of an ended file owes nothing and changes no more', () => {
    const ended = facts({ active: false, spans: [{ from: day('2026-01-10'), to: day('2026-02-01') }] });
    expect(derive(ended, day('2026-05-19'), rules)).toMatchObject({ contactDueOn: NEVER, visitDueOn: NEVER, deriveOn: null });
    expect(changeTiers(ended, { since: day('2026-05-19'), today: day('2026-05-19') }, rules).fresh).toEqual([]);
  });

  it('of a paused one says since when', () => {
    expect(derive(facts({ away: [{ from: day('2026-02-01'), recordedOn: day('2026-02-01') }] }), day('2026-05-19'), rules)).toMatchObject({ visitDueOn: NEVER, pausedSince: '2026-02-01' });
  });

  it('has another tier from its own day on where it was known before, from today on where it was recorded today', () => {
    const assessed = [{ tier: 'HIGH' as const, from: day('2026-01-10'), to: day('2026-03-01') }];
    const known = facts({ assessed, tiers: [{ on: day('2026-01-10'), tier: 'HIGH' }] });
    expect(changeTiers(known, { since: day('2026-03-01'), today: day('2026-03-05') }, rules).fresh).toEqual([{ on: '2026-03-01', tier: 'BASIC' }]);
    const late = facts({ factors: [{ code: 'SINGLE_PARENT', from: day('2025-01-01') }] });
    expect(changeTiers(late, { since: day('2026-03-05'), today: day('2026-03-05') }, rules).fresh).toEqual([{ on: '2026-03-05', tier: 'RAISED' }]);
    expect(changeTiers(facts(), { since: day('2026-01-11'), today: day('2026-03-05') }, rules).fresh).toEqual([]);
  });

  it('as it was written says on every later day what the facts say, until the day on which it changes by itself', () => {
    let compared = 0;
    fc.assert(fc.property(histories, anyLater, (told, later) => {
      const { asOf: written } = told;
      const known = knownOn(told, written);
      const head = derive(known, written, rules);
      const today = later(written, head);
      if (today < written || today === NEVER) return;
      if (head.deriveOn !== null && head.deriveOn <= today) return;
      compared += 1;
      const status = known.active ? 'ACTIVE' as const : 'ENDED' as const;
      const now = schedule({ asOf: today, ...known }, rules);
      const { soonDays } = rules.schedule;
      expect(dueView({ status, dueOn: head.contactDueOn, lastOn: head.contactLastOn, pausedSince: null }, today, soonDays)).toEqual(shown(now.contact));
      expect(dueView({ status, dueOn: head.visitDueOn, lastOn: head.visitLastOn, pausedSince: head.pausedSince }, today, soonDays)).toEqual(shown(now.visit));
    }), { numRuns: 2000 });
    expect(compared).toBeGreaterThan(500);
  });
});

/** Any day, and the days about one on which something is due. */
const anyLater = fc.oneof(
  fc.nat(120).map((days) => (written: PlainDate) => addDays(written, days)),
  fc.tuple(fc.constantFrom('contactDueOn' as const, 'visitDueOn' as const), fc.constantFrom(-8, -7, -1, 0, 1)).map(([due, days]) => (_: PlainDate, head: Derived) =>
    (head[due] === NEVER ? NEVER : addDays(head[due], days))),
);

const shown = ({ state, dueOn, lastOn }: ReturnType<typeof schedule>['contact']) => ({ state, dueOn, lastOn });

/** What somebody could have recorded by that day: nothing that was done later. */
function knownOn({ spans, tiers, away = [], acts = [], birthDate, viaCaregiver }: ScheduleInput, on: PlainDate): FileFacts {
  const begun = spans.filter(({ from }) => from <= on);
  return {
    active: begun.some((span) => holds(span, on)), birthDate, viaCaregiver, spans: begun, tiers, away, acts: acts.filter((one) => one.on <= on), categories: [], factors: [], assessed: [],
  };
}
