import type { Facts } from '@referrals/policy';
import type { ReportForm, SupplementForm } from './report-form.dto.js';

/** Facts a form can hold: all but the moment and the reporter, which are the server's to say. */
export type InputFacts = Omit<Facts, 'at' | 'reporter'>;

/** The coded facts of a form: what routing is decided from, and nothing a person said in words. */
export function factsOfForm(form: ReportForm | SupplementForm): InputFacts {
  const child = present({ birthDate: form.child?.birthDate, compulsoryEducationDone: form.child?.compulsoryEducationDone });
  return present({
    situations: form.situations, concerns: form.concerns, harmDate: form.harmDate, childNow: form.childNow, harmPlace: form.harmPlace,
    residence: form.residence, school: form.school, whereabouts: form.whereabouts, danger: form.danger, caregiver: form.caregiver,
    labour: form.labour, complainedOf: form.complainedOf,
    child: Object.keys(child).length > 0 ? child : undefined,
    suspects: form.suspects?.map(({ relation, organisation, cohabiting }) => ({ relation, ...present({ organisation, cohabiting }) })),
  });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without what is undefined. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Present<T>;
}
