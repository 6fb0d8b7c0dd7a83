import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type AwayView = components['schemas']['AwayView'];

export const addGuardian = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/guardians', parts: { id }, title: childWords.actions.addGuardian,
  fields: [
    { name: 'name', label: childWords.fields.name, kind: 'text', isRequired: true }, { name: 'relation', label: childWords.fields.relation, kind: 'choice', choices: childWords.codes.kin, isRequired: true },
    { name: 'legal', label: childWords.fields.legal, kind: 'yesNo', isRequired: true, initial: 'YES' }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
    { name: 'phone', label: childWords.fields.phone, kind: 'text' }, { name: 'idNumber', label: childWords.fields.idNumber, kind: 'text' }, { name: 'workplace', label: childWords.fields.workplace, kind: 'text' },
  ],
});

export const endGuardian = (id: string, rid: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/guardians/{rid}/end', parts: { id, rid }, title: childWords.actions.endGuardian, fields: [{ name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }],
});

export const addFact = (id: string, rid: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/guardians/{rid}/facts', parts: { id, rid }, title: childWords.actions.addFact,
  fields: [
    { name: 'code', label: childWords.fields.fact, kind: 'choice', choices: childWords.codes.parentFact, isRequired: true }, { name: 'since', label: childWords.fields.since, kind: 'day', isRequired: true },
    { name: 'until', label: childWords.fields.until, kind: 'day' },
  ],
});

export const endFact = (id: string, rid: string, part: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/guardians/{rid}/facts/{part}/end', parts: { id, rid, part }, title: childWords.actions.endFact, fields: [{ name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }],
});

export const addCaregiver = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/caregivers', parts: { id }, title: childWords.actions.addCaregiver,
  fields: [
    { name: 'name', label: childWords.fields.name, kind: 'text', isRequired: true }, { name: 'relation', label: childWords.fields.relation, kind: 'choice', choices: childWords.codes.kin },
    { name: 'basis', label: childWords.fields.basis, kind: 'choice', choices: { PARENT: childWords.codes.basis.PARENT, GUARDIAN: childWords.codes.basis.GUARDIAN, DELEGATED: childWords.codes.basis.DELEGATED }, isRequired: true },
    { name: 'phone', label: childWords.fields.phone, kind: 'text' }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
  ],
});

export const endCaregiver = (id: string, rid: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/caregivers/{rid}/end', parts: { id, rid }, title: childWords.actions.endCaregiver, fields: [{ name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }],
});

export const addAway = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/away', parts: { id }, title: childWords.actions.addAway,
  fields: [
    { name: 'kind', label: childWords.fields.awayKind, kind: 'choice', choices: childWords.codes.away, isRequired: true }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
    { name: 'backOn', label: childWords.fields.backOn, kind: 'day' }, { name: 'where', label: childWords.fields.where, kind: 'text' },
  ],
});

/** What may be done now with an absence. */
export const awayForms = (id: string, { id: rid, backOn, allowedActions }: AwayView): readonly ChangeForm[] => allowedActions.map((action) => (action === 'back'
  ? formOf({
    path: '/api/child-registry/children/{id}/away/{rid}/back', parts: { id, rid }, title: childWords.actions.back,
    fields: [{ name: 'backOn', label: childWords.fields.backOn, kind: 'day', isRequired: true, ...(backOn === null ? {} : { initial: backOn }) }],
  })
  : formOf({ path: '/api/child-registry/children/{id}/away/{rid}/confirm', parts: { id, rid }, title: childWords.actions.confirmAway })));
