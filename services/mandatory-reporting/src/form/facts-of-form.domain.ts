import type { PlainDate } from '@referrals/calendar';
import { mergeFacts, ofIdNumber, type Facts } from '@referrals/policy';
import type { ReportForm, SupplementForm } from './report-form.dto.js';

/** Facts a form can hold: all but the moment and the reporter, which are the server's to say. */
export type InputFacts = Omit<Facts, 'at' | 'reporter'>;

/** The facts of a report as they are kept. */
export interface KeptFacts extends Facts {
  /** Nobody told the birth date: it is the one in the ID number, until somebody does. */
  readonly birthDateFrom?: 'ID_NUMBER';
}

/** The coded facts of a form: what routing is decided from, and nothing a person said in words. A birth date that is not told is the ID number's. */
export function factsOfForm(form: ReportForm | SupplementForm): InputFacts & Pick<KeptFacts, 'birthDateFrom'> {
  const told = form.child?.birthDate;
  const inIdNumber = told === undefined ? bornByIdNumber(form) : undefined;
  const child = present({ birthDate: told ?? inIdNumber, compulsoryEducationDone: form.child?.compulsoryEducationDone });
  return present({
    situations: form.situations, concerns: form.concerns, harmDate: form.harmDate, childNow: form.childNow, harmPlace: form.harmPlace,
    residence: form.residence, school: form.school, whereabouts: form.whereabouts, danger: form.danger, caregiver: form.caregiver,
    labour: form.labour, complainedOf: form.complainedOf,
    child: Object.keys(child).length > 0 ? child : undefined,
    suspects: form.suspects?.map(({ relation, organisation, cohabiting }) => ({ relation, ...present({ organisation, cohabiting }) })),
    birthDateFrom: inIdNumber === undefined ? undefined : 'ID_NUMBER' as const,
  });
}

/** Facts after a supplement. An ID number's birth date takes the place of none that was told. */
export function factsAfter(before: KeptFacts, form: SupplementForm): KeptFacts {
  const { birthDateFrom: now, ...told } = factsOfForm(form);
  const { birthDateFrom: was, ...facts } = before;
  const stays = now !== undefined && was === undefined && before.child?.birthDate !== undefined;
  const merged = mergeFacts(facts, stays ? { ...told, child: { ...told.child, birthDate: before.child?.birthDate } } : told);
  const from = told.child?.birthDate === undefined || stays ? was : now;
  return { ...merged, ...(from === undefined ? {} : { birthDateFrom: from }) };
}

const bornByIdNumber = ({ child }: ReportForm | SupplementForm): PlainDate | undefined => (child?.idNumber === undefined ? undefined : ofIdNumber(child.idNumber)?.birthDate);

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without what is undefined. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Present<T>;
}
