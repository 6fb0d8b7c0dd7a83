import { describe, expect, it } from '@jest/globals';
import { COUNTY, DIRECTOR, isSince, OFFICES, STEPS, TOWNSHIP, type OfficeAccount, type StepName } from './cast.js';
import { faultsOfChild, fileOf, owingOf, tierOf, type ChildRound } from './judge-child.js';
import type { Sight, Sights } from './look-around.js';

const dueAt = (step: StepName) => ({ state: 'PLANNED', dueOn: step === 'VISITED' || step === 'VACANT' ? '2027-02-28' : '2027-01-31', lastOn: null });

/** As everything should be after a step. */
function good(step: StepName): ChildRound {
  const found = STEPS.find((one) => one.step === step) as ChildRound['step'];
  const ended = isSince(step, 'GROWN');
  const sight = (account: OfficeAccount): Sight => ({
    file: fileOf(account, step), due: false, harm: account === DIRECTOR && isSince(step, 'REPORTED'), link: account === COUNTY && isSince(step, 'LINKED'),
    ...(fileOf(account, step) === 'WHOLE'
      ? { status: ended ? 'ENDED' : 'ACTIVE', tier: tierOf(step), contact: ended ? NOTHING : dueAt(step), visit: ended ? NOTHING : dueAt(step), factors: isSince(step, 'LINKED') ? ['COUNTY_WATCH'] : [] }
      : {}),
  });
  const owed = ended ? [] : ['CR-CONTACT', 'CR-VISIT'].map((clock) => ({ by: owingOf(step), clock, state: 'OPEN', dueOn: dueAt(step).dueOn }));
  return {
    step: found, on: '2027-01-01', sights: Object.fromEntries(OFFICES.map(({ account }) => [account, sight(account)])) as Sights, owed,
    owedForPost: isSince(step, 'VACANT') ? [{ by: TOWNSHIP, clock: 'CR-POST', state: 'OPEN', dueOn: '2027-02-10' }] : [],
  };
}
const NOTHING = { state: 'NONE', dueOn: null, lastOn: null };
const until = (step: StepName): ChildRound[] => STEPS.filter((one) => isSince(step, one.step)).map((one) => good(one.step));

/** What is found where one office sees something else at the last step. */
const seen = (step: StepName, account: OfficeAccount, change: Partial<Sight>): string[] => {
  const rounds = until(step);
  const last = rounds.at(-1) as ChildRound;
  return faultsOfChild([...rounds.slice(0, -1), { ...last, sights: { ...last.sights, [account]: { ...last.sights[account], ...change } } }]);
};

describe('what is not as it should be in the story of one child', () => {
  it('is nothing where everybody sees what they may', () => {
    for (const { step } of STEPS) expect(faultsOfChild(until(step))).toEqual([]);
  });

  it('is a file, a harm or a link that somebody sees who may not, or does not see who should', () => {
    expect(seen('VACANT', DIRECTOR, { file: 'WHOLE' })).toEqual([expect.stringContaining(DIRECTOR)]);
    expect(seen('OPENED', 'psb.yx', { file: 'WHOLE' })).toHaveLength(1);
    expect(seen('REPORTED', COUNTY, { harm: true })).toHaveLength(1);
    expect(seen('REPORTED', DIRECTOR, { harm: false })).toHaveLength(1);
    expect(seen('LINKED', TOWNSHIP, { link: true })).toHaveLength(1);
    expect(seen('LINKED', COUNTY, { link: false })).toHaveLength(1);
  });

  it('is a date, a tier or an end that does not follow, and a duty by another day than the file says', () => {
    expect(seen('DOUBTED', TOWNSHIP, { tier: 'BASIC' })).toHaveLength(1);
    expect(seen('VOIDED', TOWNSHIP, { visit: { ...dueAt('VISITED') } })).toHaveLength(2);
    expect(seen('CALLED', TOWNSHIP, { contact: { state: 'OVERDUE', dueOn: '2027-01-31', lastOn: null } })).toHaveLength(1);
    expect(seen('GROWN', TOWNSHIP, { status: 'ACTIVE' })).toHaveLength(1);
    const [last, ...before] = until('VACANT').toReversed() as [ChildRound, ...ChildRound[]];
    expect(faultsOfChild([...before, { ...last, owedForPost: [] }])).toHaveLength(1);
    expect(faultsOfChild([...before, { ...last, owed: [] }])).toHaveLength(2);
    expect(faultsOfChild([...before, { ...last, owed: last.owed.map((one) => ({ ...one, by: DIRECTOR } as const)) }])).toHaveLength(2);
    expect(faultsOfChild([...before, { ...last, owed: [...last.owed, ...last.owed.map((one) => ({ ...one, by: DIRECTOR } as const))] }])).toHaveLength(2);
  });
});
