import type { components } from '#api';
import type { Caregiver, Concern, Danger, Labour, Relation, ReporterKind, Situation, Whereabouts } from '../../shared/codes';

export type PreviewedFacts = components['schemas']['PreviewedFacts'];

/** As they stand in the form; empty is unknown. Places by leading digits. */
export interface FactsForm {
  readonly danger: Danger | '';
  readonly situations: readonly Situation[];
  readonly concerns: readonly Concern[];
  readonly harmDate: string;
  readonly birthDate: string;
  readonly childNow: string;
  readonly harmPlace: string;
  readonly residence: string;
  readonly whereabouts: Whereabouts | '';
  readonly caregiver: Caregiver | '';
  readonly labour: Labour | '';
  readonly relation: Relation | '';
  readonly cohabiting: boolean;
  readonly reporterKind: ReporterKind | '';
  readonly confidential: boolean;
}

export const NO_FACTS: FactsForm = {
  danger: '', situations: [], concerns: [], harmDate: '', birthDate: '', childNow: '', harmPlace: '', residence: '', whereabouts: '', caregiver: '', labour: '', relation: '', cohabiting: false,
  reporterKind: '', confidential: false,
};

const said = <Value extends string>(name: string, value: Value | ''): Record<string, Value> => (value === '' ? {} : { [name]: value });
const place = (name: string, digits: string): Record<string, string> => (digits === '' ? {} : { [name]: digits.padEnd(6, '0') });

/** What the preview is asked: whatever is not known is left out. */
export function factsOf(form: FactsForm): PreviewedFacts {
  const { relation, cohabiting, reporterKind, confidential } = form;
  return {
    ...said('danger', form.danger), ...said('harmDate', form.harmDate), ...said('whereabouts', form.whereabouts), ...said('caregiver', form.caregiver), ...said('labour', form.labour),
    ...place('childNow', form.childNow), ...place('harmPlace', form.harmPlace), ...place('residence', form.residence),
    ...(form.situations.length === 0 ? {} : { situations: [...form.situations] }), ...(form.concerns.length === 0 ? {} : { concerns: [...form.concerns] }),
    ...(form.birthDate === '' ? {} : { child: { birthDate: form.birthDate } }),
    ...(relation === '' ? {} : { suspects: [{ relation, ...(cohabiting ? { cohabiting } : {}) }] }),
    ...(reporterKind === '' && !confidential ? {} : { reporter: { ...said('kind', reporterKind), ...(confidential ? { confidential } : {}) } }),
  };
}
