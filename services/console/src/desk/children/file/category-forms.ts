import type { components } from '#api';
import type { CategoryAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { formOf, type ChangeForm } from '../../form/field';
import type { FileView } from './file-view';

type CategoryView = components['schemas']['CategoryView'];
type FactorView = components['schemas']['FactorView'];

export const addCategory = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/categories', parts: { id }, title: childWords.actions.proposeCategory,
  fields: [
    { name: 'code', label: childWords.fields.category, kind: 'choice', choices: shared.category, isRequired: true },
    { name: 'sub', label: childWords.fields.sub, kind: 'choice', choices: childWords.codes.sub, when: ({ code }) => code === 'IN_DIFFICULTY' },
    { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true }, { name: 'evidence', label: childWords.fields.evidence, kind: 'long' },
  ],
});

/** What may be done now with a category. */
export const categoryForms = (id: string, { id: rid, code, allowedActions }: CategoryView): readonly ChangeForm[] => allowedActions.map((action) => formFor(action, { id, rid }, code));

function formFor(action: CategoryAction, parts: { readonly id: string; readonly rid: string }, code: CategoryView['code']): ChangeForm {
  const { fields: f, actions } = childWords;
  const needsNumber = code === 'ORPHAN' || code === 'DE_FACTO_UNSUPPORTED';
  const evidence = { name: 'evidence', label: f.evidence, kind: 'long', isRequired: true } as const;
  const reason = { name: 'reason', label: f.reason, kind: 'long', isRequired: true } as const;
  const title = actions.category[action];
  switch (action) {
    case 'confirm': return formOf({
      path: '/api/child-registry/children/{id}/categories/{rid}/confirm', parts, title, fields: [evidence, ...(needsNumber ? [{ name: 'documentNumber', label: f.documentNumber, kind: 'text' } as const] : [])],
    });
    case 'refuse': return formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/refuse', parts, title, fields: [reason] });
    case 'end': return formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/end', parts, title, fields: [{ name: 'to', label: f.to, kind: 'day', isRequired: true }, evidence] });
    case 'confirm-end': return formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/confirm-end', parts, title, fields: [evidence] });
    case 'keep': return formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/keep', parts, title, fields: [reason] });
  }
}

export const addFactor = ({ id, addableFactors }: FileView): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/factors', parts: { id }, title: childWords.actions.addFactor,
  fields: [
    { name: 'code', label: childWords.fields.factor, kind: 'choice', choices: Object.fromEntries(addableFactors.map((code) => [code, childWords.codes.factor[code]])), isRequired: true }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
    { name: 'evidence', label: childWords.fields.evidence, kind: 'long', when: ({ code }) => code !== 'COUNTY_WATCH' },
    { name: 'reason', label: childWords.fields.watchReason, kind: 'long', isRequired: true, when: ({ code }) => code === 'COUNTY_WATCH' },
  ],
});

/** What may be done now with a factor: it ends, or nothing. */
export const factorForms = (id: string, { id: rid, allowedActions }: FactorView): readonly ChangeForm[] => allowedActions.map(() => formOf({
  path: '/api/child-registry/children/{id}/factors/{rid}/end', parts: { id, rid }, title: childWords.actions.endFactor,
  fields: [{ name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }, { name: 'evidence', label: childWords.fields.evidence, kind: 'long', isRequired: true }],
}));

export const assess = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/assessed', parts: { id }, title: childWords.actions.assess, means: childWords.actions.assessMeans,
  fields: [
    { name: 'tier', label: childWords.fields.tier, kind: 'choice', choices: { RAISED: childWords.codes.tier.RAISED, HIGH: childWords.codes.tier.HIGH }, isRequired: true },
    { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true }, { name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }, { name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true },
  ],
});
