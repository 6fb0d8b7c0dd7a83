import { plainDate, type PlainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { codesOf, TIERS } from '../src/child/codes.domain.js';
import type { Absence, Act } from '../src/visits/act.domain.js';
import { ACT_KINDS, ACT_PLACES, NOT_MET, ROUNDINGS } from '../src/visits/codes.domain.js';
import { dayCount, plainDay } from '../src/visits/day-count.domain.js';
import type { ScheduleInput } from '../src/visits/schedule.domain.js';
import type { Span, TierDay } from '../src/visits/story.domain.js';

const START = dayCount(plainDate('2025-01-01'));
const DAYS = 500;
const dayOf = (days: number): PlainDate => plainDay(START + days);
const later = (date: PlainDate, days: number): PlainDate => plainDay(dayCount(date) + days);
export const anyDay = fc.nat(DAYS).map(dayOf);
export const anyTier = fc.constantFrom(...codesOf(TIERS));

/** Entered on the day, late, or so late that somebody must confirm it. */
interface Entered { readonly late: number; readonly confirmed: boolean }
const entered: fc.Arbitrary<Entered> = fc.record({ late: fc.oneof(fc.constant(0), fc.nat(40)), confirmed: fc.boolean() });
const recorded = (on: PlainDate, { late, confirmed }: Entered): Pick<Act, 'recordedOn' | 'confirmed'> => ({ recordedOn: later(on, late), confirmed });

const yesNo = fc.constantFrom(true, false, undefined);
const notMet = fc.constantFrom(undefined, ...codesOf(NOT_MET));
const anything = fc.record({
  void: fc.constantFrom(false, false, false, true), kind: fc.constantFrom(...codesOf(ACT_KINDS)), place: fc.constantFrom(...codesOf(ACT_PLACES)),
  childSeen: yesNo, childSpoken: yesNo, caregiverSpoken: yesNo, notMet,
});
const atHome = { kind: 'VISIT', place: 'HOME' } as const;
const visit = fc.constant({ ...atHome, childSeen: true, childSpoken: true });
const inVain = notMet.map((why) => ({ ...atHome, childSeen: false, notMet: why }));
const act: fc.Arbitrary<Act> = fc.record({ on: anyDay, how: entered, what: fc.oneof(anything, visit, inVain, inVain) }).map(({ on, how, what }) => ({ on, ...recorded(on, how), ...what }));

/** Periods one after the other, the next at the end of the one before or later; the last may still run. */
function periods(most: number): fc.Arbitrary<{ from: PlainDate; to?: PlainDate }[]> {
  return fc.tuple(fc.array(fc.tuple(fc.oneof(fc.constant(0), fc.nat(120)), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: most }), fc.boolean(), fc.nat(100)).map(([lengths, runs, first]) => {
    let day = first;
    return lengths.map(([gap, length], index) => {
      const from = day + gap;
      day = from + length;
      return { from: dayOf(from), ...(runs && index === lengths.length - 1 ? {} : { to: dayOf(day) }) };
    });
  });
}

const spans: fc.Arbitrary<Span[]> = fc.tuple(periods(3), fc.option(fc.nat(150))).map(([all, visitBy]) =>
  all.map((span, index) => (index > 0 || visitBy === null ? span : { ...span, visitBy: later(span.from, visitBy) })));

const away: fc.Arbitrary<Absence[]> = fc.option(fc.tuple(fc.oneof(periods(1), periods(3)), entered)).map((some) => {
  const [all, how] = some ?? [[], { late: 0, confirmed: false }];
  return all.map(({ from, to }) => ({ from, ...(to === undefined ? {} : { backOn: to }), ...recorded(from, how) }));
});

const tiers: fc.Arbitrary<TierDay[]> = fc.array(fc.record({ on: anyDay, tier: anyTier }), { maxLength: 6 });

/** Facts of a file in any mix: moved and reopened, away, raised and lowered, seen or not, entered late, voided. */
export const histories: fc.Arbitrary<ScheduleInput> = fc.record({
  asOf: fc.integer({ min: 150, max: DAYS }).map(dayOf), birthDate: fc.option(fc.constant(plainDate('2019-08-01'))), viaCaregiver: fc.boolean(), spans, tiers, away,
  acts: fc.oneof(fc.array(act, { maxLength: 4 }), fc.array(act, { maxLength: 24, size: 'max' })), policy: fc.constantFrom(undefined, ...codesOf(ROUNDINGS).map((rounding) => ({ rounding }))),
});
