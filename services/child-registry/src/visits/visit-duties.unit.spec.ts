import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { checkPack, deriveDuties } from '@referrals/duties';
import { childRegistryDuties as pack } from '../duties.js';


const after = (now: string, ...events: [day: string, type: string, data: object][]) => deriveDuties({
  pack, case: 'c', now: instant(`${now}T12:00:00+08:00`),
  events: events.map(([day, type, data], index) => ({ id: `e${index}`, type: `child-registry.${type}.v1`, at: instant(`${day}T09:00:00+08:00`), data: { childId: 'k', ...data } })),
}).duties.map(({ clock, state, dueAt, steps }) => [clock, state, dueAt.slice(0, 10), steps.map(({ step }) => step).join(' ')]);

describe('what is owed by the days of a file', () => {
  it('are rows without a fault', () => { expect(checkPack(pack)).toEqual({ errors: [] }); });

  it('is met by what counts, and owed again by the next day; a day that moves moves it', () => {
    const opened: [string, string, object][] = [['2026-05-11', 'child.contact-dated', { dueOn: '2026-06-30' }], ['2026-05-11', 'child.visit-dated', { dueOn: '2026-06-10' }]];
    expect(after('2026-05-12', ...opened)).toEqual([['CR-VISIT', 'OPEN', '2026-06-10', ''], ['CR-CONTACT', 'OPEN', '2026-06-30', '']]);
    expect(after('2026-05-21', ...opened, ['2026-05-20', 'act.recorded', { on: '2026-05-20', counts: 'CONTACT' }])).toEqual([['CR-VISIT', 'OPEN', '2026-06-10', ''], ['CR-CONTACT', 'MET', '2026-06-30', '']]);
    expect(after('2026-05-21', ...opened, ['2026-05-20', 'act.recorded', { on: '2026-05-20', counts: 'NEITHER' }]).map(([, state]) => state)).toEqual(['OPEN', 'OPEN']);
    expect(after('2026-05-21', ...opened, ['2026-05-20', 'child.visit-dated', { dueOn: '2026-05-31' }]).filter(([, state]) => state === 'OPEN')).toEqual([['CR-VISIT', 'OPEN', '2026-05-31', ''], ['CR-CONTACT', 'OPEN', '2026-06-30', '']]);
    expect(after('2026-05-21', ...opened, ['2026-05-20', 'child.visit-undated', {}])).toEqual([['CR-VISIT', 'VOID', '2026-06-10', ''], ['CR-CONTACT', 'OPEN', '2026-06-30', '']]);
  });

  it('climbs when it is late, and stays met in time by what was only entered late', () => {
    const opened: [string, string, object] = ['2026-05-11', 'child.visit-dated', { dueOn: '2026-06-10' }];
    expect(after('2026-07-11', opened)).toEqual([['CR-VISIT', 'OPEN', '2026-06-10', 'REMIND TOWNSHIP COUNTY ABOVE']]);
    expect(after('2026-06-21', opened, ['2026-06-20', 'act.recorded', { on: '2026-06-09', counts: 'BOTH' }]).map(([, state]) => state)).toEqual(['MET']);
    expect(after('2026-06-21', opened, ['2026-06-20', 'act.recorded', { on: '2026-06-20', counts: 'BOTH' }]).map(([, state]) => state)).toEqual(['MET_LATE']);
  });
});
