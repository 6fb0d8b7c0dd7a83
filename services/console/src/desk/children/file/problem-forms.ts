import type { components } from '#api';
import type { ProblemAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type ProblemView = components['schemas']['ProblemView'];

export const findProblem = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/problems', parts: { id }, title: childWords.actions.findProblem,
  fields: [
    { name: 'kind', label: childWords.fields.problemKind, kind: 'choice', choices: childWords.codes.problem, isRequired: true }, { name: 'severity', label: childWords.fields.severity, kind: 'choice', choices: childWords.codes.severity },
    { name: 'found', label: childWords.fields.found, kind: 'long', isRequired: true },
  ],
});

/** What may be done now about a problem. */
export const problemForms = (id: string, { id: rid, allowedActions }: ProblemView): readonly ChangeForm[] => allowedActions.map((action) => formFor(action, { id, rid }));

function formFor(action: ProblemAction, parts: { readonly id: string; readonly rid: string }): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const title = actions.problem[action];
  switch (action) {
    case 'plan': return formOf({
      path: '/api/child-registry/children/{id}/problems/{rid}/plan', parts, title,
      fields: [{ name: 'solution', label: f.solution, kind: 'long', isRequired: true }, { name: 'who', label: f.who, kind: 'text', isRequired: true }, { name: 'by', label: f.by, kind: 'day', isRequired: true }],
    });
    case 'hand-over': return formOf({ path: '/api/child-registry/children/{id}/problems/{rid}/hand-over', parts, title, fields: [{ name: 'need', label: f.need, hint: f.needHint, kind: 'choice', choices: codes.need }] });
    case 'do': return formOf({ path: '/api/child-registry/children/{id}/problems/{rid}/do', parts, title, fields: [{ name: 'done', label: f.done, kind: 'long', isRequired: true }] });
    case 'close': return formOf({ path: '/api/child-registry/children/{id}/problems/{rid}/close', parts, title, fields: [{ name: 'checked', label: f.checked, kind: 'long', isRequired: true }] });
    case 'not-solved': return formOf({ path: '/api/child-registry/children/{id}/problems/{rid}/not-solved', parts, title, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] });
    case 'no-problem': return formOf({ path: '/api/child-registry/children/{id}/problems/{rid}/no-problem', parts, title, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] });
  }
}

export const addHelp = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/helps', parts: { id }, title: childWords.actions.help,
  fields: [
    { name: 'kind', label: childWords.fields.helpKind, kind: 'choice', choices: childWords.codes.help, isRequired: true }, { name: 'on', label: childWords.fields.on, kind: 'day', isRequired: true },
    { name: 'byWhom', label: childWords.fields.byWhom, kind: 'text' }, { name: 'what', label: childWords.fields.what, kind: 'text' },
  ],
});

export const addNote = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/notes', parts: { id }, title: childWords.actions.note,
  fields: [{ name: 'on', label: childWords.fields.on, kind: 'day', isRequired: true }, { name: 'text', label: childWords.fields.text, kind: 'long', isRequired: true }],
});

export const addPlan = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/plans', parts: { id }, title: childWords.actions.plan,
  fields: [
    { name: 'measures', label: childWords.fields.measures, kind: 'long', isRequired: true }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
    { name: 'reviewOn', label: childWords.fields.reviewOn, kind: 'day', isRequired: true },
  ],
});
