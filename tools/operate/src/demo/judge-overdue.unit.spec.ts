import { describe, expect, it } from '@jest/globals';
import type { JsonBody } from '@referrals/client';
import { faultsOf, type Round } from './judge-overdue.js';
import { LADDER, ONLOOKERS, untilStep } from './overdue-people.js';

const whole = (steps: number): JsonBody => ({ id: 'd', number: '1', steps: LADDER.slice(0, steps).map(({ step, to, hears }) => ({ step, to, desk: `desk of ${hears}` })) });
const lateness = { number: '1', owner: 'o', clock: 'RD-OPEN-PSB', dueAt: '2026-05-11T01:20:00.000Z', lateBy: 1_440 };

function round(last: number, over: Partial<Round> = {}): Round {
  const [step, at] = [LADDER[last] as Round['step'], last + 1];
  const seen: Record<string, JsonBody[]> = {
    'psb.yx': [whole(at)], 'supervisor.psb.yx': [whole(at)], 'coord.yx': [whole(at)], 'psb.city': last >= 3 ? [whole(at)] : [], 'proc.yx': last >= 4 ? [lateness] : [], 'psb.ls': [],
  };
  const desks = Object.fromEntries(ONLOOKERS.map(({ account }) => [account, [`desk of ${account.replace('supervisor.', '')}`]]));
  return { step, now: '2026-05-12T01:20:00.000Z', seen, desks, climbedOfActing: [], procuratorate: { status: 404, referrals: 0 }, ...over };
}

describe('what is seen of a neglected duty', () => {
  it.each(LADDER.map(({ step }, index) => [step, index] as const))('is as it should be after %s', (_, last) => {
    expect(faultsOf(round(last))).toEqual([]);
  });

  it.each<[string, Round]>([
    ['the procuratorate sees a case id', round(4, { seen: { ...round(4).seen, 'proc.yx': [{ ...lateness, caseId: 'c' }] } })],
    ['the procuratorate sees it before its step', round(3, { seen: { ...round(3).seen, 'proc.yx': [lateness] } })],
    ['the procuratorate does not see it', round(4, { seen: { ...round(4).seen, 'proc.yx': [] } })],
    ['the procuratorate sees the case', round(4, { procuratorate: { status: 200, referrals: 0 } })],
    ['another county sees it', round(0, { seen: { ...round(0).seen, 'psb.ls': [whole(1)] } })],
    ['a step did not fire', round(2, { seen: { ...round(2).seen, 'psb.yx': [whole(2)] } })],
    ['another desk heard', round(2, { desks: { ...round(2).desks, 'coord.yx': ['desk of nobody'] } })],
    ['the desk that acted climbed', round(1, { climbedOfActing: ['RD-ACK REMIND'] })],
  ])('is not, where %s', (_, wrong) => {
    expect(faultsOf(wrong)).not.toEqual([]);
  });

  it('is waited for in whole minutes, and not at all when it has fired', () => {
    const due = '2026-05-11T01:20:00.000Z';
    expect(LADDER.map((step) => untilStep(step, due, '2026-05-11T00:20:30.000Z'))).toEqual(['PT30M', 'PT1H', 'PT2H', 'PT5H', 'P1DT1H']);
    expect(untilStep(LADDER[0], due, '2026-05-11T00:50:00.000Z')).toBeUndefined();
  });
});
