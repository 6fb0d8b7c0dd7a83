import type { JsonBody } from '@referrals/client';
import { ACTING, LADDER, ONLOOKERS, type LadderStep, type Onlooker } from './overdue-people.js';

/** What everybody sees after a step of the ladder. */
export interface Round {
  readonly step: LadderStep;
  /** The clock of the demonstration. */
  readonly now: string;
  /** Account → what its list of duties has of this report and this duty. */
  readonly seen: Readonly<Record<string, readonly JsonBody[]>>;
  /** Account → the ids of its desks. */
  readonly desks: Readonly<Record<string, readonly string[]>>;
  /** Steps that fired of any duty of the desk that acted. */
  readonly climbedOfActing: readonly string[];
  /** What the procuratorate is answered that asks for the report's duties (404), and how many of its referrals it has (0). */
  readonly procuratorate: { readonly status: number; readonly referrals: number };
}

/** All that somebody sees to whom only the lateness is told. */
export const LATENESS = ['clock', 'dueAt', 'lateBy', 'number', 'owner'];

const isLateness = (duty: JsonBody): boolean => JSON.stringify(Object.keys(duty).sort()) === JSON.stringify(LATENESS);

/** Whether they see it by now: from the beginning, or from the step that told them. */
export function seesAt(onlooker: Onlooker, step: LadderStep): boolean {
  if (!('from' in onlooker)) return true;
  const from = LADDER.findIndex((one) => one.step === onlooker.from);
  return from >= 0 && from <= LADDER.indexOf(step);
}

/** What is not as it should be after this step: sentences for people; none when all is. */
export function faultsOf(round: Round): string[] {
  const { step, seen, desks, climbedOfActing, procuratorate } = round;
  const owed = seen[ONLOOKERS[0].account]?.[0];
  const fired: JsonBody[] = owed?.steps ?? [];
  const meant = LADDER.slice(0, LADDER.indexOf(step) + 1);
  const fault = (wrong: boolean, said: string): string[] => (wrong ? [`${step.step}: ${said}`] : []);
  return [
    ...fault(JSON.stringify(fired.map((one) => [one.step, one.to])) !== JSON.stringify(meant.map((one) => [one.step, one.to])), `升级步骤不符 steps that fired: ${fired.map((one) => one.step).join(' ')}`),
    ...meant.flatMap((one, index) => fault(!desks[one.hears]?.includes(fired[index]?.desk), `${one.hears} 没有被告知 did not hear of ${one.step}`)),
    ...ONLOOKERS.flatMap((onlooker) => fault((seen[onlooker.account]?.length ?? 0) !== (seesAt(onlooker, step) ? 1 : 0), `${onlooker.account} 看到的条数不符 sees ${seen[onlooker.account]?.length}`)),
    ...(seen['proc.yx'] ?? []).flatMap((duty) => fault(!isLateness(duty), `检察机关看到了更多内容 the procuratorate sees more: ${Object.keys(duty).join(' ')}`)),
    ...fault(procuratorate.status !== 404 || procuratorate.referrals > 0, '检察机关能看到案件 the procuratorate sees the case'),
    ...fault(climbedOfActing.length > 0, `${ACTING} 已办理，却被升级 acted, and yet climbed: ${climbedOfActing.join(' ')}`),
  ];
}
