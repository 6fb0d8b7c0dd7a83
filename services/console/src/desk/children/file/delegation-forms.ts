import type { components } from '#api';
import type { DelegationAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm, type FormInput } from '../../form/field';

type DelegationView = components['schemas']['DelegationView'];
type Asked = keyof components['schemas']['ReselectBody'];

const delegateFields = (): readonly (FormInput & { readonly name: Asked })[] => {
  const { fields: f, codes } = childWords;
  return [
    { name: 'name', label: f.name, kind: 'text', isRequired: true }, { name: 'relation', label: f.relation, kind: 'choice', choices: codes.kin, isRequired: true }, { name: 'birthDate', label: f.birthDate, kind: 'day' },
    { name: 'phone', label: f.phone, kind: 'text' }, { name: 'capacity', label: f.capacity, kind: 'choice', choices: codes.capacity }, { name: 'looksAfter', label: f.looksAfter, kind: 'number' },
    { name: 'exclusions', label: f.exclusions, kind: 'choices', choices: codes.exclusion }, { name: 'exclusionReason', label: f.exclusionReason, kind: 'long', when: ({ exclusions }) => (exclusions?.length ?? 0) > 0 },
    { name: 'from', label: f.from, kind: 'day', isRequired: true }, { name: 'to', label: f.to, kind: 'day' }, { name: 'signedOn', label: f.signedOn, kind: 'day' }, { name: 'toldVillageOn', label: f.toldVillageOn, kind: 'day' },
    { name: 'toldSchoolOn', label: f.toldSchoolOn, kind: 'day' }, { name: 'childHeard', label: f.childHeard, kind: 'choice', choices: codes.heard }, { name: 'duties', label: f.duties, kind: 'long' },
  ];
};

export const addDelegation = (id: string): ChangeForm =>
  formOf({ path: '/api/child-registry/children/{id}/delegations', parts: { id }, title: childWords.actions.delegate, fields: delegateFields() });

/** What may be done now with a delegation. */
export const delegationForms = (id: string, { id: rid, allowedActions }: DelegationView): readonly ChangeForm[] => allowedActions.map((action) => formFor(action, { id, rid }));

function formFor(action: DelegationAction, parts: { readonly id: string; readonly rid: string }): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const title = actions.delegation[action];
  switch (action) {
    case 'doubt': return formOf({
      path: '/api/child-registry/children/{id}/delegations/{rid}/doubt', parts, title,
      fields: [{ name: 'because', label: f.doubt, kind: 'choice', choices: codes.doubt, isRequired: true }, { name: 'evidence', label: f.evidence, kind: 'long' }],
    });
    case 'tell-parents': return formOf({
      path: '/api/child-registry/children/{id}/delegations/{rid}/tell-parents', parts, title,
      fields: [
        { name: 'on', label: f.on, kind: 'day', isRequired: true }, { name: 'how', label: f.how, kind: 'text', isRequired: true }, { name: 'whom', label: f.whom, kind: 'text', isRequired: true },
        { name: 'answer', label: f.parentsAnswer, kind: 'choice', choices: codes.parentsAnswer, isRequired: true },
      ],
    });
    case 'help': return formOf({
      path: '/api/child-registry/children/{id}/delegations/{rid}/help', parts, title,
      fields: [{ name: 'what', label: f.what, kind: 'long', isRequired: true }, { name: 'reviewOn', label: f.reviewOn, kind: 'day', isRequired: true }],
    });
    case 'clear': return formOf({ path: '/api/child-registry/children/{id}/delegations/{rid}/clear', parts, title, fields: [{ name: 'evidence', label: f.evidence, kind: 'long', isRequired: true }] });
    case 'reselect': return formOf({ path: '/api/child-registry/children/{id}/delegations/{rid}/reselect', parts, title, fields: delegateFields() });
    case 'end': return formOf({
      path: '/api/child-registry/children/{id}/delegations/{rid}/end', parts, title,
      fields: [{ name: 'because', label: f.because, kind: 'choice', choices: codes.delegationEnd, isRequired: true }, { name: 'to', label: f.to, kind: 'day', isRequired: true }],
    });
  }
}
