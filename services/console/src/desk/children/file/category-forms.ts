import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { formOf, type ChangeForm } from '../form/field';

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

/** What the township or the county says to a category, or to its proposed end; what a village proposes. */
export function categoryForms(id: string, { id: rid, status, endProposedOn, code }: CategoryView, isDeciding: boolean): readonly ChangeForm[] {
  const { fields: f, actions } = childWords;
  const parts = { id, rid };
  const needsNumber = code === 'ORPHAN' || code === 'DE_FACTO_UNSUPPORTED';
  const evidence = [{ name: 'evidence', label: f.evidence, kind: 'long', isRequired: true }, ...(needsNumber ? [{ name: 'documentNumber', label: f.documentNumber, kind: 'text' } as const] : [])] as const;
  const reason = [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] as const;
  if (status === 'REFUSED' || status === 'ENDED') return [];
  const ending = formOf({
    path: '/api/child-registry/children/{id}/categories/{rid}/end', parts, title: actions.endCategory,
    fields: [{ name: 'to', label: f.to, kind: 'day', isRequired: true }, { name: 'evidence', label: f.evidence, kind: 'long', isRequired: true }],
  });
  if (!isDeciding) return endProposedOn === null ? [ending] : [];
  if (endProposedOn !== null) {
    return [
      formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/confirm-end', parts, title: actions.confirmEnd, fields: evidence }),
      formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/keep', parts, title: actions.keepCategory, fields: reason }),
    ];
  }
  return status === 'CONFIRMED' ? [ending] : [
    formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/confirm', parts, title: actions.confirmCategory, fields: evidence }),
    formOf({ path: '/api/child-registry/children/{id}/categories/{rid}/refuse', parts, title: actions.refuseCategory, fields: reason }), ending,
  ];
}

export const addFactor = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/factors', parts: { id }, title: childWords.actions.addFactor,
  fields: [
    { name: 'code', label: childWords.fields.factor, kind: 'choice', choices: childWords.codes.factor, isRequired: true }, { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true },
    { name: 'evidence', label: childWords.fields.evidence, kind: 'long', when: ({ code }) => code !== 'COUNTY_WATCH' },
    { name: 'reason', label: childWords.fields.watchReason, kind: 'long', isRequired: true, when: ({ code }) => code === 'COUNTY_WATCH' },
  ],
});

export const endFactor = (id: string, { id: rid }: FactorView): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/factors/{rid}/end', parts: { id, rid }, title: childWords.actions.endFactor,
  fields: [{ name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }, { name: 'evidence', label: childWords.fields.evidence, kind: 'long', isRequired: true }],
});

export const assess = (id: string): ChangeForm => formOf({
  path: '/api/child-registry/children/{id}/assessed', parts: { id }, title: childWords.actions.assess, means: childWords.actions.assessMeans,
  fields: [
    { name: 'tier', label: childWords.fields.tier, kind: 'choice', choices: { RAISED: childWords.codes.tier.RAISED, HIGH: childWords.codes.tier.HIGH }, isRequired: true },
    { name: 'from', label: childWords.fields.from, kind: 'day', isRequired: true }, { name: 'to', label: childWords.fields.to, kind: 'day', isRequired: true }, { name: 'reason', label: childWords.fields.reason, kind: 'long', isRequired: true },
  ],
});
