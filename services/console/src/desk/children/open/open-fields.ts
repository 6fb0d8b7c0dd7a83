import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { bodyOf } from '../../form/body-of';
import type { FormInput, Values } from '../../form/field';
import { todayNow } from '../month';

type Schemas = components['schemas'];

/** What is asked when a file is opened; what a lead says stands there already. */
export function openFields(lead: Schemas['CandidateView'] | undefined, place: string | undefined): readonly FormInput[] {
  const { fields: f, codes } = childWords;
  const about = lead?.about === 'CHILD' ? lead : undefined;
  const filled = (value: string | null | undefined): { initial?: string } => (value === null || value === undefined ? {} : { initial: value });
  return [
    { name: 'careDivision', label: f.careDivision, hint: f.careDivisionHint, kind: 'place', digits: 12, isRequired: true, ...filled(lead?.assignedTo ?? lead?.division ?? place) },
    { name: 'name', label: f.name, hint: f.nameHint, kind: 'text', ...filled(about?.name) },
    { name: 'nameUnknown', label: f.nameUnknown, kind: 'yesNo', when: ({ name }) => name === undefined || name === '' },
    { name: 'sex', label: f.sex, kind: 'choice', choices: shared.sex }, { name: 'birthDate', label: f.birthDate, kind: 'day' },
    { name: 'birthPrecision', label: f.birthPrecision, kind: 'choice', choices: codes.birthPrecision, when: ({ birthDate }) => birthDate !== undefined && birthDate !== '' },
    { name: 'idNumber', label: f.idNumber, kind: 'text', ...filled(about?.idNumber) },
    { name: 'noIdReason', label: f.noIdReason, kind: 'choice', choices: codes.noId, when: ({ idNumber }) => idNumber === undefined || idNumber === '' },
    { name: 'categories.0.code', label: f.category, kind: 'choice', choices: shared.category, isRequired: true },
    { name: 'categories.0.sub', label: f.sub, kind: 'choice', choices: codes.sub, when: (typed) => typed['categories.0.code'] === 'IN_DIFFICULTY' },
    { name: 'categories.0.from', label: f.from, kind: 'day', isRequired: true, initial: todayNow() }, { name: 'categories.0.evidence', label: f.evidence, kind: 'text' },
    { name: 'phone', label: f.phone, kind: 'text', ...filled(about?.phone) }, { name: 'residence.address', label: f.residenceAddress, kind: 'text' }, { name: 'rural', label: f.rural, kind: 'yesNo' },
    { name: 'schooling.state', label: f.schoolState, kind: 'choice', choices: codes.schoolState }, { name: 'schooling.name', label: f.schoolName, kind: 'text', when: (typed) => typed['schooling.state'] === 'IN_SCHOOL' },
  ];
}

/** An address lies in the place that answers. */
export function openBody(fields: readonly FormInput[], values: Values, confirmNew: boolean): Schemas['NewChild'] {
  const body = bodyOf(fields, values) as unknown as Schemas['NewChild'];
  return { ...body, ...(body.residence === undefined ? {} : { residence: { ...body.residence, division: body.careDivision } }), ...(confirmNew ? { confirmNew } : {}) };
}
