import type { SealedStory, SealedSuspicion } from './split-form.domain.js';

type Part = Record<string, unknown>;

/** Puts what a reader may see of a form together again, in the form's own shape. */
export function joinForm(story: Part, sealedStory: SealedStory, suspicion?: Part, sealedSuspicion: SealedSuspicion = {}): Part {
  const child = { ...(story.child as Part | undefined), ...sealedStory };
  const form: Part = { ...story, ...(story.child === undefined && Object.keys(child).length === 0 ? {} : { child }) };
  if (suspicion === undefined) return form;
  const { suspects, guardian, accompaniedBy, cadreKin, ...rest } = suspicion;
  if (guardian !== undefined || sealedSuspicion.guardianPhone !== undefined) {
    form.child = { ...child, guardian: { ...(child as Part & { guardian?: Part }).guardian, ...(guardian as Part), ...phone(sealedSuspicion.guardianPhone) } };
  }
  if (Array.isArray(suspects)) {
    const relations = (story.suspects ?? []) as Part[];
    form.suspects = suspects.map((who: Part, index) => ({ ...relations[index], ...who, ...phone(sealedSuspicion.suspectPhones?.[String(index)]) }));
  }
  Object.assign(form, rest);
  if (accompaniedBy !== undefined) form.doctor = { ...(form.doctor as Part), accompaniedBy };
  if (cadreKin !== undefined) form.village = { ...(form.village as Part), cadreKin };
  return form;
}

const phone = (number: string | undefined): Part => (number === undefined ? {} : { phone: number });
