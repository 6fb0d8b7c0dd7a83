import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, plainDate, type Instant } from '@referrals/calendar';
import type { DutyPack, DutyRow } from '../pack/duty-pack.js';
import { deriveDuties } from './derive-duties.js';
import type { Duty } from './duty.js';

const at = instant('2026-03-02T09:00:00+08:00');
const DAY = 86_400_000;
const later = (days: number): Instant => addMillis(at, days * DAY);

const pack = (row: Partial<DutyRow> = {}): DutyPack => ({
  pack: 'test', service: 'x', place: { key: 'childId', owner: 'owner' },
  ladders: { L: [{ id: 'REMIND', when: { before: { percent: 50 } }, to: 'OWNER' }, { id: 'DUE', when: { at: true }, to: 'SUPERVISOR' }] },
  rows: [{
    id: 'K', from: plainDate('2020-01-01'), zh: '访', en: 'visit', subject: 'childId', trigger: [{ type: 'x.file.opened' }], limit: { unit: 'DAY', amount: 10 }, again: 'KEEP',
    satisfiedBy: [{ type: 'x.visit.made' }], voidBy: [], ladder: 'L', article: 'design', status: 'design', ...row,
  }],
});

interface Told { readonly type: string; readonly day: number; readonly data?: object }

/** The duties after these events, a day each counted from the first. `duty` in the data stands for the id of the first duty. */
function after(events: readonly Told[], now: number, row?: Partial<DutyRow>): readonly Duty[] {
  const rules = pack(row);
  const told = (dutyId?: string) => events.map(({ type, day, data = {} }, index) => ({
    id: `e${index}`, type: `${type}.v1`, at: later(day), data: { childId: 'k', owner: 'desk', ...(dutyId === undefined ? {} : { dutyId }), ...data },
  }));
  const first = deriveDuties({ pack: rules, case: 'c', events: told().slice(0, 1), now: later(0) }).duties[0];
  return deriveDuties({ pack: rules, case: 'c', events: told(first?.id), now: later(now) }).duties;
}

const opened: Told = { type: 'x.file.opened', day: 0 };
const paused = (day: number, until: number): Told => ({ type: 'x.duty.paused', day, data: { until: later(until) } });

describe('rules of a derivation', () => {
  it('a pause is as long as its row allows, and no longer', () => {
    const due = (...events: Told[]) => after([opened, ...events], 3, { pauseMaxDays: 5 })[0]?.dueAt;
    expect(due(paused(1, 6))).toBe(addMillis(due() as Instant, 5 * DAY));
    expect(due(paused(1, 6.5))).toBe(due());
    expect(due(paused(1, 3), paused(2, 4))).toBe(due(paused(1, 3)));
  });

  it('a step that would fire in a pause fires at its end', () => {
    const [duty] = after([opened, paused(5, 9)], 12, { pauseMaxDays: 5 });
    // Half of the time until the date that the pause moved lies within it.
    expect(duty?.steps).toEqual([{ step: 'REMIND', at: later(9) }]);
  });

  it('what is owed once is not owed again after it was met, and is after it was void', () => {
    const [met, void_] = [{ type: 'x.visit.made', day: 1 }, { type: 'x.child.died', day: 1 }];
    const row: Partial<DutyRow> = { again: 'ONCE', voidBy: [{ type: 'x.child.died' }] };
    const again: Told = { type: 'x.file.opened', day: 2 };
    expect(after([opened, met, again], 3, row).map(({ state }) => state)).toEqual(['MET']);
    expect(after([opened, void_, again], 3, row).map(({ state }) => state)).toEqual(['VOID', 'OPEN']);
    expect(after([opened, met, again], 3).map(({ state }) => state)).toEqual(['MET', 'OPEN']);
  });

  it('is waived only where its row says so', () => {
    const waived: Told = { type: 'x.duty.waived', day: 1 };
    expect(after([opened, waived], 2, { waivable: true })).toMatchObject([{ state: 'VOID', reason: 'WAIVED' }]);
    expect(after([opened, waived], 2)).toMatchObject([{ state: 'OPEN' }]);
  });

  it('an act told for another subject meets nothing', () => {
    expect(after([opened, { type: 'x.visit.made', day: 1, data: { childId: 'another' } }], 2)).toMatchObject([{ state: 'OPEN' }]);
  });
});
