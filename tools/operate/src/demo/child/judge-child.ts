import { CITY, COUNTY, DIRECTOR, isSince, OFFICES, TOWNSHIP, type OfficeAccount, type Step, type StepName } from './cast.js';
import type { Owed, Sight, Sights } from './look-around.js';

/** What everybody saw after a step. */
export interface ChildRound {
  readonly step: Step;
  /** The day of the demonstration. */
  readonly on: string;
  readonly sights: Sights;
  /** What director and township owe for the child, and the township for the village's post. */
  readonly owed: readonly Owed[];
  readonly owedForPost: readonly Owed[];
}

/** How much of the file an office sees after a step: the director's ends with the office held. */
export function fileOf(account: OfficeAccount, step: StepName): Sight['file'] {
  if (account === CITY) return 'FOR_A_REASON';
  if (account === DIRECTOR) return isSince(step, 'VACANT') ? 'NOTHING' : 'WHOLE';
  return account === TOWNSHIP || account === COUNTY ? 'WHOLE' : 'NOTHING';
}

/** Delegates in doubt and children that the county watches are called every week. */
export const tierOf = (step: StepName): string => (step === 'DOUBTED' || isSince(step, 'LINKED') ? 'HIGH' : 'BASIC');

/** What is not as it should be after the rounds so far, of which the last is judged: sentences for people; none when all is. */
export function faultsOfChild(rounds: readonly ChildRound[]): string[] {
  const round = rounds.at(-1);
  return round === undefined ? [] : [...OFFICES.flatMap(({ account }) => faultsOfSight(account, round)), ...faultsOfDates(rounds, round), ...faultsOfDuties(round)];
}

const fault = (step: Step, wrong: boolean, said: string): string[] => (wrong ? [`${step.step}: ${said}`] : []);

function faultsOfSight(account: OfficeAccount, { step, sights }: ChildRound): string[] {
  const { file, harm, link } = sights[account];
  const wanted = fileOf(account, step.step);
  return [
    ...fault(step, file !== wanted, `${account} 所见档案 sees of the file ${file}, 应为 should ${wanted}`),
    ...fault(step, harm !== (account === DIRECTOR && isSince(step.step, 'REPORTED')), `${account} ${harm ? '看到了伤情 sees the harm' : '看不到自己记录的伤情 does not see the harm'}`),
    ...fault(step, link !== (account === COUNTY && isSince(step.step, 'LINKED')), `${account} ${link ? '看到了报告关联 sees the report’s link' : '看不到报告关联 does not see the report’s link'}`),
  ];
}

function faultsOfDates(rounds: readonly ChildRound[], { step, sights }: ChildRound): string[] {
  const { status, tier, visit, contact, factors = [] } = sights[TOWNSHIP];
  const ended = isSince(step.step, 'GROWN');
  const dueOn = (name: StepName): string => rounds.find((one) => one.step.step === name)?.sights[TOWNSHIP].visit?.dueOn ?? '';
  return [
    ...fault(step, status !== (ended ? 'ENDED' : 'ACTIVE'), `档案状态 the file is ${status}`),
    ...fault(step, !ended && tier !== tierOf(step.step), `等级 its tier is ${tier}`),
    ...fault(step, [contact, visit].some((due) => (ended ? due?.state !== 'NONE' : due?.state === 'OVERDUE')), `到期情况 owed: ${contact?.state} ${visit?.state}`),
    ...fault(step, factors.includes('COUNTY_WATCH') !== isSince(step.step, 'LINKED'), `县级关注 watched: ${factors.join(' ')}`),
    ...fault(step, step.step === 'VISITED' && dueOn('VISITED') <= dueOn('SETTLED'), '走访未顺延 the visit did not count'),
    ...fault(step, step.step === 'VOIDED' && dueOn('VOIDED') !== dueOn('SETTLED'), `作废后未重新到期 not owed again: ${dueOn('VOIDED')}, 应为 should ${dueOn('SETTLED')}`),
  ];
}

/** Who owes for the child: the director by the post, and the township's desk while nobody holds it. */
export const owingOf = (step: StepName): OfficeAccount => (isSince(step, 'VACANT') ? TOWNSHIP : DIRECTOR);

/** What is owed is what the file says, day by day, by one office. */
function faultsOfDuties({ step, sights, owed, owedForPost }: ChildRound): string[] {
  const { contact, visit } = sights[TOWNSHIP];
  const open = (clock: string, of = owed): string => of.filter((one) => one.clock === clock && one.state === 'OPEN').map(({ by, dueOn }) => `${by} ${dueOn}`).join(' · ');
  const ended = isSince(step.step, 'GROWN');
  return [
    ...([['CR-CONTACT', contact], ['CR-VISIT', visit]] as const).flatMap(([clock, due]) => fault(step, open(clock) !== (ended ? '' : `${owingOf(step.step)} ${due?.dueOn ?? ''}`), `${clock} 待办与档案不符 owed by ${open(clock) || '无人 nobody'}, 档案 the file says ${due?.dueOn}`)),
    ...fault(step, (open('CR-POST', owedForPost) !== '') !== isSince(step.step, 'VACANT'), `CR-POST ${open('CR-POST', owedForPost)}`),
  ];
}
