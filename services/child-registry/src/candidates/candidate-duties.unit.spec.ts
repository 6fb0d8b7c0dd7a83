import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { checkPack, deriveDuties } from '@referrals/duties';
import { childRegistryDuties as pack } from '../duties.js';

type Told = [day: string, type: string, data?: object];
const ids = { candidateId: 'c', campaignId: 'c', spotCheckId: 'c', findingId: 'c' };
const after = (now: string, ...events: Told[]) => deriveDuties({
  pack, case: 'c', now: instant(`${now}T12:00:00+08:00`),
  events: events.map(([day, type, data], index) => {
    const [aggregate = ''] = type.split('.');
    const key = { candidate: 'candidateId', campaign: 'campaignId', 'spot-check': 'spotCheckId', finding: 'findingId' }[aggregate] as keyof typeof ids;
    return { id: `e${index}`, type: `child-registry.${type}.v1`, at: instant(`${day}T09:00:00+08:00`), data: { [key]: ids[key], ...data } };
  }),
}).duties.map(({ clock, state, owner, dueAt, steps }) => [clock, state, owner, dueAt.slice(0, 10), steps.map(({ step }) => step).join(' ')]);

const village = { owner: 'village' };

describe('what is owed on candidates, in campaigns and in spot checks', () => {
  it('are rows without a fault', () => { expect(checkPack(pack)).toEqual({ errors: [] }); });

  it('is to conclude a candidate by its day, whoever has it', () => {
    const told: Told = ['2026-05-11', 'candidate.recorded', { ...village, urgent: false, dueOn: '2026-05-26' }];
    expect(after('2026-05-12', told)).toEqual([['CR-CANDIDATE', 'OPEN', 'village', '2026-05-26', '']]);
    expect(after('2026-05-13', told, ['2026-05-12', 'candidate.returned', { owner: 'county' }])).toEqual([['CR-CANDIDATE', 'OPEN', 'county', '2026-05-26', '']]);
    expect(after('2026-05-28', told)).toEqual([['CR-CANDIDATE', 'OPEN', 'village', '2026-05-26', 'REMIND TOWNSHIP']]);
    const settled: Told = ['2026-05-20', 'candidate.settled', { outcome: 'ON_FILE' }];
    expect(after('2026-06-30', told, settled)).toEqual([['CR-CANDIDATE', 'MET', 'village', '2026-05-26', '']]);
    expect(after('2026-06-02', told, settled, ['2026-06-01', 'candidate.reopened', { owner: 'county', urgent: false, dueOn: '2026-06-16' }]).map((one) => one.slice(0, 4)))
      .toEqual([['CR-CANDIDATE', 'MET', 'village', '2026-05-26'], ['CR-CANDIDATE', 'OPEN', 'county', '2026-06-16']]);
  });

  it('is to conclude an urgent one in a day, under the county’s eyes at once', () => {
    const told: Told = ['2026-05-11', 'candidate.recorded', { ...village, urgent: true, dueOn: '2026-05-12' }];
    expect(after('2026-05-11', told)).toEqual([['CR-CANDIDATE-URGENT', 'OPEN', 'village', '2026-05-12', 'COUNTY']]);
    expect(after('2026-05-14', told)).toEqual([['CR-CANDIDATE-URGENT', 'OPEN', 'village', '2026-05-12', 'COUNTY DUE ABOVE']]);
  });

  it('is to submit each village’s part by the campaign’s last day, until it is over', () => {
    const asked = (partId: string): Told => ['2026-05-01', 'campaign.asked', { ...village, partId, closesOn: '2026-05-31' }];
    const submitted: Told = ['2026-05-20', 'campaign.submitted', { partId: 'a' }];
    expect(after('2026-05-21', asked('a'), asked('b'), submitted).map(([, state]) => `${state}`).toSorted()).toEqual(['MET', 'OPEN']);
    expect(after('2026-05-23', asked('a'), submitted, ['2026-05-22', 'campaign.sent-back', { partId: 'a', closesOn: '2026-05-31' }]).map(([, state, owner]) => `${state} ${owner}`).toSorted()).toEqual(['MET village', 'OPEN village']);
    expect(after('2026-06-10', asked('a'), ['2026-06-09', 'campaign.released', { partId: 'a' }]).map(([, state]) => state)).toEqual(['VOID']);
  });

  it('is to finish a check in its half-year, and to put right what it found', () => {
    expect(after('2026-05-12', ['2026-05-11', 'spot-check.drawn', { owner: 'county', dueOn: '2026-06-30' }])).toEqual([['CR-SPOT', 'OPEN', 'county', '2026-06-30', '']]);
    const made: Told = ['2026-05-11', 'finding.made', { ...village, dueOn: '2026-05-26' }];
    expect(after('2026-05-20', made, ['2026-05-19', 'finding.corrected'])).toEqual([['CR-CORRECT', 'OPEN', 'village', '2026-05-26', '']]);
    expect(after('2026-05-20', made, ['2026-05-19', 'finding.confirmed']).map(([, state]) => state)).toEqual(['MET']);
  });
});
