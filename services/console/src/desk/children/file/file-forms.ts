import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { formOf, type ChangeForm } from '../../form/field';

type FileView = components['schemas']['FileView'];

/** Corrects what the file says: what stands there now is in the fields. */
export function correctForm(file: FileView): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const { detail } = file;
  const filled = (value: string | null | undefined): { initial?: string } => (value === null || value === undefined ? {} : { initial: value });
  const yesNo = (value: boolean | null | undefined): { initial?: string } => (value === null || value === undefined ? {} : { initial: value ? 'YES' : 'NO' });
  return formOf({
    path: '/api/child-registry/children/{id}/correct', parts: { id: file.id }, title: actions.correct,
    fields: [
      { name: 'name', label: f.name, kind: 'text', ...filled(file.name) },
      { name: 'sex', label: f.sex, kind: 'choice', choices: shared.sex, ...filled(file.sex) },
      { name: 'birthDate', label: f.birthDate, kind: 'day', ...filled(file.birthDate) },
      { name: 'birthPrecision', label: f.birthPrecision, kind: 'choice', choices: codes.birthPrecision, ...filled(file.birthPrecision), when: ({ birthDate }) => birthDate !== undefined && birthDate !== '' },
      { name: 'idNumber', label: f.idNumber, kind: 'text' },
      { name: 'reason', label: f.identityReason, kind: 'text' },
      { name: 'phone', label: f.phone, kind: 'text', ...filled(detail?.phone) },
      { name: 'residence.division', label: f.residenceDivision, kind: 'place', digits: 12, ...filled(detail?.residenceDivision) },
      { name: 'residence.address', label: f.residenceAddress, kind: 'text', ...filled(detail?.residenceAddress) },
      { name: 'hukou.division', label: f.hukouDivision, kind: 'place', digits: 12, ...filled(detail?.hukouDivision) },
      { name: 'hukou.address', label: f.hukouAddress, kind: 'text', ...filled(detail?.hukouAddress) },
      { name: 'rural', label: f.rural, kind: 'yesNo', ...yesNo(detail?.rural) },
      { name: 'schooling.state', label: f.schoolState, kind: 'choice', choices: codes.schoolState, ...filled(file.schooling) },
      { name: 'schooling.name', label: f.schoolName, kind: 'text', ...filled(detail?.schoolName), when: (typed) => typed['schooling.state'] === 'IN_SCHOOL' },
      { name: 'schooling.grade', label: f.grade, kind: 'text', ...filled(detail?.grade), when: (typed) => typed['schooling.state'] === 'IN_SCHOOL' },
      { name: 'schooling.className', label: f.className, kind: 'text', ...filled(detail?.className), when: (typed) => typed['schooling.state'] === 'IN_SCHOOL' },
      { name: 'schooling.boarding', label: f.boarding, kind: 'yesNo', ...yesNo(detail?.boarding), when: (typed) => typed['schooling.state'] === 'IN_SCHOOL' },
    ],
    onlyChanges: true,
  });
}

export function endForm({ id }: FileView): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const { DIED, ADOPTED, LEFT_CATEGORIES, OPENED_IN_ERROR } = codes.endReason;
  return formOf({
    path: '/api/child-registry/children/{id}/end', parts: { id }, title: actions.end, means: actions.endMeans,
    fields: [
      { name: 'reason', label: f.endReason, kind: 'choice', choices: { LEFT_CATEGORIES, DIED, ADOPTED, OPENED_IN_ERROR }, isRequired: true }, { name: 'on', label: f.on, kind: 'day', isRequired: true },
      { name: 'evidence', label: f.evidence, kind: 'long', isRequired: true }, { name: 'manner', label: f.manner, kind: 'choice', choices: codes.manner, isRequired: true, when: ({ reason }) => reason === 'DIED' },
    ],
  });
}

export const reopenForm = ({ id }: FileView): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/reopen', parts: { id }, title: childWords.actions.reopen,
  fields: [{ name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true }, { name: 'wasWrong', label: childWords.fields.wasWrong, kind: 'yesNo' }],
});

export const revealForm = ({ id }: FileView): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/reveal', parts: { id }, title: childWords.actions.reveal, means: childWords.actions.revealMeans,
  fields: [
    { name: 'field', label: childWords.fields.reveal, kind: 'choice', choices: childWords.codes.reveal, isRequired: true, initial: 'ID_NUMBER' },
    { name: 'reason', label: childWords.fields.reason, kind: 'text', isRequired: true },
  ],
});

export const recuseForm = ({ id }: FileView): ChangeForm =>
  formOf({ path: '/api/child-registry/children/{id}/recuse', parts: { id }, title: childWords.actions.recuse, means: childWords.actions.recuseMeans });

/** Asks for the file to go to another place, or out of the city. */
export function moveForm({ id }: FileView): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  return formOf({
    path: '/api/child-registry/children/{id}/moves', parts: { id }, title: actions.move, means: actions.moveMeans,
    fields: [
      { name: 'kind', label: f.moveKind, kind: 'choice', choices: { PUSH: codes.moveKind.PUSH, OUT: codes.moveKind.OUT }, isRequired: true, initial: 'PUSH' },
      { name: 'toDivision', label: f.toDivision, kind: 'place', digits: 12, isRequired: true, when: ({ kind }) => kind !== 'OUT' },
      { name: 'toDivision', label: f.toDivisionOut, kind: 'text', isRequired: true, when: ({ kind }) => kind === 'OUT' },
      { name: 'letterNumber', label: f.letterNumber, kind: 'text', isRequired: true, when: ({ kind }) => kind === 'OUT' },
      { name: 'since', label: f.since, kind: 'day' }, { name: 'reason', label: f.reason, kind: 'long', isRequired: true },
    ],
  });
}
