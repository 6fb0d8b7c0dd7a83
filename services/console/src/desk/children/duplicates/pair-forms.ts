import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type PairWhole = components['schemas']['PairWhole'];

/** What may be said of a pair: that both are one child's, with either file answering; that they are two children's; that a link was wrong. */
export function pairForms({ id, a, b, allowedActions, since }: PairWhole): readonly ChangeForm[] {
  const { actions, fields: f, duplicates: words, codes } = childWords;
  const link = (primary: string, title: string): ChangeForm => formOf({ path: '/api/child-registry/pairs/{id}/link', parts: { id }, title, means: words.explain, fixed: { primary } });
  return allowedActions.flatMap((action) => {
    if (action === 'link') return [...(a === null ? [] : [link(a.id, words.keepA)]), ...(b === null ? [] : [link(b.id, words.keepB)])];
    if (action === 'different') return [formOf({ path: '/api/child-registry/pairs/{id}/different', parts: { id }, title: actions.different, fields: [{ name: 'reason', label: f.differentReason, kind: 'long' }] })];
    return [formOf({
      path: '/api/child-registry/pairs/{id}/unlink', parts: { id }, title: actions.unlink, means: actions.unlinkMeans,
      fields: [
        { name: 'reason', label: f.reason, kind: 'long', isRequired: true },
        ...(since.length === 0 ? [] : [{ name: 'toOther', label: f.toOther, kind: 'choices', choices: Object.fromEntries(since.map((made) => [made.id, `${codes.made[made.kind]} ${made.on}`])) } as const]),
      ],
    })];
  });
}
