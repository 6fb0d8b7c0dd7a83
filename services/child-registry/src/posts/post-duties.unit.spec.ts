import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { checkPack, deriveDuties } from '@referrals/duties';
import { childRegistryDuties as pack } from '../duties.js';

type Told = [day: string, type: string, data?: object];
const after = (now: string, ...events: Told[]) => deriveDuties({
  pack, case: 'p', now: instant(`${now}T12:00:00+08:00`),
  events: events.map(([day, type, data], index) => ({ id: `e${index}`, type: `child-registry.post.${type}.v1`, at: instant(`${day}T09:00:00+08:00`), data: { postId: 'p', appointmentId: 'a', owner: 'township', ...data } })),
}).duties.map(({ clock, state, owner, dueAt, steps }) => [clock, state, owner, dueAt.slice(0, 10), steps.map(({ step }) => step).join(' ')]);

const vacant: Told = ['2026-05-11', 'vacant', { since: '2026-05-11', dueOn: '2026-05-26' }];

describe('what is owed of posts', () => {
  it('are rows without a fault', () => { expect(checkPack(pack)).toEqual({ errors: [] }); });

  it('is to appoint somebody within fifteen days, by the township’s desk, under the county’s eyes at once', () => {
    expect(after('2026-05-12', vacant)).toEqual([['CR-POST', 'OPEN', 'township', '2026-05-26', 'COUNTY']]);
    expect(after('2026-06-12', vacant)).toEqual([['CR-POST', 'OPEN', 'township', '2026-05-26', 'COUNTY DUE ABOVE']]);
    expect(after('2026-06-12', vacant, ['2026-05-20', 'filled'])).toEqual([['CR-POST', 'MET', 'township', '2026-05-26', 'COUNTY']]);
    expect(after('2026-06-12', vacant, ['2026-05-20', 'filled'], ['2026-06-01', 'vacant', { since: '2026-06-01', dueOn: '2026-06-16' }]).map(([, state]) => state)).toEqual(['MET', 'OPEN']);
  });

  it('is to receive the list within ten days, unless one left', () => {
    const list: Told = ['2026-05-11', 'handed-over', { files: 3, staff: 's' }];
    expect(after('2026-05-12', list)).toEqual([['CR-TAKEOVER', 'OPEN', 'township', '2026-05-21', '']]);
    expect(after('2026-05-20', list, ['2026-05-19', 'received']).map(([, state]) => state)).toEqual(['MET']);
    expect(after('2026-05-20', list, ['2026-05-19', 'relieved', { on: '2026-05-19' }]).map(([, state]) => state)).toEqual(['VOID']);
  });

  it('is to ask of records within fifteen days, and again each year', () => {
    const appointed: Told = ['2026-05-11', 'appointed', { on: '2026-05-11', checked: false }];
    expect(after('2026-05-12', appointed)).toEqual([['CR-RECORD', 'OPEN', 'township', '2026-05-26', '']]);
    expect(after('2026-05-12', ['2026-05-11', 'appointed', { on: '2026-05-11', checked: true }])).toEqual([]);
    const asked: Told = ['2026-05-20', 'record-checked', { checkedOn: '2026-05-18' }];
    expect(after('2026-05-21', appointed, asked).map((one) => one.slice(0, 4))).toEqual([['CR-RECORD', 'MET', 'township', '2026-05-26'], ['CR-RECORD-YEARLY', 'OPEN', 'township', '2027-05-18']]);
    expect(after('2027-05-02', appointed, asked, ['2027-05-01', 'record-checked', { checkedOn: '2027-05-01' }]).map((one) => one.slice(0, 4)))
      .toEqual([['CR-RECORD', 'MET', 'township', '2026-05-26'], ['CR-RECORD-YEARLY', 'MET', 'township', '2027-05-18'], ['CR-RECORD-YEARLY', 'OPEN', 'township', '2028-05-01']]);
  });
});
