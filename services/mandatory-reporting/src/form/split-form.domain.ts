import type { ReportForm, SupplementForm } from './report-form.dto.js';
import { present } from './facts-of-form.domain.js';

/** A form cut by who may read it. Every field of the form is in exactly one part; phones and ID numbers are in a sealed one. */
export interface SplitForm {
  /** LEAD and SUPPORT: child, story, the suspects' relations. */
  readonly story: Record<string, unknown>;
  readonly sealedStory: SealedStory;
  /** LEAD: who is suspected and what could tell who they are. */
  readonly suspicion: Record<string, unknown>;
  readonly sealedSuspicion: SealedSuspicion;
}

export interface SealedStory { readonly idNumber?: string; readonly phone?: string }
export interface SealedSuspicion { readonly guardianPhone?: string; readonly suspectPhones?: Record<string, string> }

/**
 * Cuts a form. The guardian and whoever came along with the child are often the suspects: who they are is for leads; so is the
 * organisation complained of. What only a teacher, a doctor or a village is asked would tell the kind of a hidden
 * reporter: theirs is for leads as well. The reporter is not in any part.
 */
export function splitForm(form: ReportForm | SupplementForm, hidden: boolean): SplitForm {
  const { reporter: _, onBehalf: _recorded, child, suspects, complainedOf, teacher, doctor, village, supervisorFiling, ...words } = form as ReportForm;
  const { idNumber, phone, guardian, ...known } = child ?? {};
  const suspectPhones = Object.fromEntries((suspects ?? []).flatMap((one, index) => (one.phone === undefined ? [] : [[String(index), one.phone]])));
  const telling = {
    teacher, supervisorFiling, doctor: doctor && present({ ...doctor, accompaniedBy: undefined }),
    village: village && present({ household: village.household, keysHeldBy: village.keysHeldBy }),
  };
  return {
    story: present({
      ...words,
      child: child && present({ ...known, guardian: guardian && present({ relation: guardian.relation }) }),
      suspects: suspects?.map(({ relation, cohabiting, withChildNow }) => present({ relation, cohabiting, withChildNow })),
      ...(hidden ? {} : telling),
    }),
    sealedStory: present({ idNumber, phone }),
    suspicion: present({
      ...(hidden ? present(telling) : {}),
      complainedOf,
      suspects: suspects?.map(({ organisation, name, whereabouts, description }) => present({ organisation, name, whereabouts, description })),
      guardian: guardian && present({ name: guardian.name }),
      accompaniedBy: doctor?.accompaniedBy,
      cadreKin: village?.cadreKin,
    }),
    sealedSuspicion: present({ guardianPhone: guardian?.phone, suspectPhones: Object.keys(suspectPhones).length > 0 ? suspectPhones : undefined }),
  };
}

/** A story without what only a teacher, a doctor or a village is asked. */
export function withoutTelling<F extends Pick<SupplementForm, 'teacher' | 'doctor' | 'village' | 'supervisorFiling'>>(form: F): Omit<F, 'teacher' | 'doctor' | 'village' | 'supervisorFiling'> {
  const { teacher: _teacher, doctor: _doctor, village: _village, supervisorFiling: _supervisorFiling, ...rest } = form;
  return rest;
}
