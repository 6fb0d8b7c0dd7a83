import { completedYears, isDay, isInFuture, shanghaiDate, type Instant, type ToldTime } from '@referrals/calendar';
import { ofIdNumber, warningsOf, type Warning as PackWarning } from '@referrals/policy';
import { yearsOf } from './age.domain.js';
import { factsAfter, factsOfForm, type KeptFacts } from './facts-of-form.domain.js';
import type { ReportForm, SupplementForm } from './report-form.dto.js';
import { uncheckedIn } from './unchecked.domain.js';

/** What a report contradicts itself in, or what is no number: kept with it, never refused, and told to who can mend it. Of the pack and of the form. */
export const WARNING_FIELDS = {
  AGE_AT_HARM_UNKNOWN: 'harmDate', AGE_SITUATION_MISMATCH: 'situations', BIRTH_DATE_IN_FUTURE: 'child.birthDate', HARM_DATE_IN_FUTURE: 'harmDate',
  NOT_A_MINOR: 'child.birthDate',
} as const satisfies Record<PackWarning, string>;

export type WarningCode = PackWarning | 'TIME_IN_FUTURE' | 'ID_NUMBER_BIRTH_DATE_DIFFERS' | 'ID_NUMBER_SEX_DIFFERS' | 'AGE_BIRTH_DATE_DIFFERS' | 'HARM_BEFORE_BIRTH'
  | 'DISCOVERED_BEFORE_HARM' | 'UNCHECKED';

export interface Warning { readonly code: WarningCode; readonly field: string }

/** What was told at one time. */
export interface ToldPart { readonly at: Instant; readonly form: ReportForm | SupplementForm }

/** Everything worth a warning in what was told, filing first; what was told last of a thing counts. Sorted by field. */
export function warningsIn(parts: readonly ToldPart[]): Warning[] {
  const [filing, ...supplements] = parts;
  if (filing === undefined) return [];
  const facts = supplements.reduce<KeptFacts>((known, { form }) => factsAfter(known, form), { ...factsOfForm(filing.form), at: filing.at });
  const found: Warning[] = [
    ...warningsOf(facts).map((code) => ({ code, field: WARNING_FIELDS[code] })), ...contradictions(parts, facts), ...parts.flatMap(ofPart),
  ];
  const each = new Map(found.map((one) => [`${one.field} ${one.code}`, one]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Warnings that were not there without the last part. */
export function newWarnings(parts: readonly ToldPart[]): Warning[] {
  const before = new Set(warningsIn(parts.slice(0, -1)).map(({ code, field }) => `${field} ${code}`));
  return warningsIn(parts).filter(({ code, field }) => !before.has(`${field} ${code}`));
}

function contradictions(parts: readonly ToldPart[], facts: KeptFacts): Warning[] {
  const last = <T>(of: (form: ReportForm | SupplementForm) => T | undefined): T | undefined => parts.map(({ form }) => of(form)).findLast((told) => told !== undefined);
  const byIdNumber = ofIdNumber(last(({ child }) => child?.idNumber) ?? '');
  const [toldBirth, sex, age] = [last(({ child }) => child?.birthDate), last(({ child }) => child?.sex), last(({ child }) => child?.age)];
  const [birth, discovered] = [toldBirth ?? byIdNumber?.birthDate, last(({ discoveredAt }) => discoveredAt)];
  const { harmDate } = facts;
  const years = age === undefined ? undefined : yearsOf(age);
  const on = shanghaiDate(parts.at(-1)?.at ?? facts.at);
  const holds: [boolean, WarningCode, string][] = [
    [byIdNumber !== undefined && toldBirth !== undefined && toldBirth !== byIdNumber.birthDate, 'ID_NUMBER_BIRTH_DATE_DIFFERS', 'child.birthDate'],
    [byIdNumber !== undefined && sex !== undefined && sex !== byIdNumber.sex, 'ID_NUMBER_SEX_DIFFERS', 'child.sex'],
    [birth !== undefined && years !== undefined && birth <= on && Math.abs(years - completedYears(birth, on)) > 1, 'AGE_BIRTH_DATE_DIFFERS', 'child.age'],
    [birth !== undefined && harmDate !== undefined && harmDate < birth, 'HARM_BEFORE_BIRTH', 'harmDate'],
    [discovered !== undefined && harmDate !== undefined && dayOf(discovered) < harmDate, 'DISCOVERED_BEFORE_HARM', 'discoveredAt'],
  ];
  return holds.flatMap(([is, code, field]) => (is ? [{ code, field }] : []));
}

const dayOf = (told: ToldTime): string => (isDay(told) ? told : shanghaiDate(told));

/** What is wrong with one part by itself, as it was when it was told. */
function ofPart({ at, form }: ToldPart): Warning[] {
  const { discoveredAt, called110, alreadyReported, receivedAt } = form as ReportForm;
  const times: [string, ToldTime | undefined][] = [
    ['discoveredAt', discoveredAt], ['receivedAt', receivedAt], ['called110.at', called110?.at],
    ...(alreadyReported ?? []).map(({ at: told }, index): [string, ToldTime | undefined] => [`alreadyReported.${index}.at`, told]),
  ];
  return [
    ...times.flatMap(([field, told]) => (told !== undefined && isInFuture(told, at) ? [{ code: 'TIME_IN_FUTURE' as const, field }] : [])),
    ...uncheckedIn(form).map((field) => ({ code: 'UNCHECKED' as const, field })),
  ];
}
