import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, plainDate, type Instant } from '@referrals/calendar';
import fc from 'fast-check';
import type { DutyPack } from '../pack/duty-pack.js';
import type { CaseEvent } from '../pack/matcher.js';
import { CaseDuties } from './case-duties.js';
import { deriveDuties } from './derive-duties.js';
import type { Duty } from './duty.js';
import { DutyCalendar, type ImportedYear } from './duty-calendar.js';
import { Places } from './places.js';

const HOUR = 3_600_000;
const begin = instant('2026-12-10T09:00:00+08:00');

const pack: DutyPack = {
  pack: 'test', service: 'x', place: { key: 'childId', owner: 'owner' },
  ladders: { L: [{ id: 'DUE', when: { at: true }, to: 'SUPERVISOR', roll: 'NEXT_WORKDAY' }, { id: 'COORD', when: { after: { amount: 5, unit: 'WORKDAY' } }, to: 'COORD' }] },
  rows: [{ id: 'K', limit: { unit: 'WORKDAY' as const, amount: 7 } }, { id: 'R', limit: { unit: 'DAY' as const, amount: 23, roll: 'NEXT_WORKDAY' as const } }].map((row) => ({
    ...row, from: plainDate('2020-01-01'), zh: '访', en: 'visit', subject: 'childId', trigger: [{ type: 'x.file.opened' }], again: 'KEEP' as const,
    satisfiedBy: [{ type: 'x.visit.made' }], voidBy: [], ladder: 'L', article: 'design', status: 'design' as const, pauseMaxDays: 20,
    extensions: [{ code: 'MORE', zh: '延长', limit: { unit: 'WORKDAY' as const, amount: 12 }, by: 'SUPERVISOR' as const, article: 'design' }],
  })),
};

const step = fc.record({ kind: fc.constantFrom('file.opened', 'file.opened', 'visit.made', 'duty.extended', 'duty.paused', 'duty.resumed', 'wait'), hours: fc.nat(240), child: fc.constantFrom('a', 'b') });
const day = fc.integer({ min: 1, max: 28 }).map((date) => plainDate(`2027-01-${String(date).padStart(2, '0')}`));
const year = fc.record({ off: fc.uniqueArray(day, { maxLength: 8 }), on: fc.uniqueArray(day, { maxLength: 3 }), hours: fc.nat(1_200) });

const CONTROLS: readonly string[] = ['duty.extended', 'duty.paused', 'duty.resumed'];

/** Most are the same to the letter: the matcher is slow. */
function expectSame(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}

/** As a change keeps it, and the next one finds it. */
const kept = (duties: readonly Duty[]): Duty[] => JSON.parse(JSON.stringify(duties)) as Duty[];

describe('over random histories with an import', () => {
  it('what goes on from what is stored is what the whole history says; nothing moves but by the import; what fired stays', () => {
    let moved = 0;
    fc.assert(fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), year, (steps, { off, on, hours }) => {
      const imported: ImportedYear = { year: 2027, off, on, effectiveAt: addMillis(begin, hours * HOUR) };
      const events: CaseEvent[] = [];
      let [at, until, duties, places]: [Instant, Instant | undefined, Duty[], Places] = [begin, undefined, [], new Places(pack)];
      for (const { kind, hours: later, child } of steps) {
        at = addMillis(at, later * HOUR);
        // Nobody knows of it until shortly before it takes effect.
        const knows = addMillis(imported.effectiveAt, -60_000) <= at;
        const fold = new CaseDuties(pack, 'c', DutyCalendar.with(knows ? [imported] : []), (_, subject, before) => events.filter((one) => one !== before && one.data['childId'] === subject), { duties: kept(duties), places, until });
        const open = duties.find((one) => one.subject === child && one.state === 'OPEN');
        const event: CaseEvent = { id: `e${events.length}`, type: `x.${kind}.v1`, at, data: { childId: child, owner: 'desk', dutyId: open?.id, code: 'MORE', until: addMillis(at, 48 * HOUR) } };
        if (kind !== 'wait') {
          events.push(event);
          fold.apply(event);
        }
        fold.advance(at);
        for (const before of duties) {
          const after = fold.duties.find(({ id }) => id === before.id) as Duty;
          expectSame(after.steps.slice(0, before.steps.length), before.steps);
          if (before.state !== 'OPEN') expectSame(after, before);
          if (after.dueAt === before.dueAt || CONTROLS.includes(kind)) continue;
          moved += 1;
          if (!before.provisional || until === undefined || until >= imported.effectiveAt || imported.effectiveAt > at) throw new Error('a date moved and no import did it');
        }
        [duties, until] = [fold.duties, at];
      }
      const derived = deriveDuties({ pack, case: 'c', events, now: at, calendar: DutyCalendar.with([imported]) });
      const byId = (all: readonly Duty[]): Duty[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
      expectSame(byId(duties), byId(derived.duties));
    }), { numRuns: 600 });
    expect(moved).toBeGreaterThan(20);
  });
});
