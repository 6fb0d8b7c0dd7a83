import type { components } from '#api';
import type { ItemAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type ItemView = components['schemas']['ItemView'];

export const drawForm = (county: string): ChangeForm => formOf({
  path: '/api/child-registry/spot-checks', title: childWords.actions.draw, means: childWords.actions.drawMeans, fixed: { county },
  fields: [
    { name: 'rate', label: childWords.fields.rate, kind: 'number' }, { name: 'min', label: childWords.fields.min, kind: 'number' }, { name: 'reason', label: childWords.fields.drawReason, kind: 'long' },
  ],
});

/** What may be done now with a file that was drawn. Either result is one form. */
export const itemForms = (item: ItemView): readonly ChangeForm[] => item.allowedActions.filter((action) => action !== 'find' || !item.allowedActions.includes('pass')).map((action) => formFor(action, item));

function formFor(action: ItemAction, { spotCheck: id, childId }: ItemView): ChangeForm {
  const { fields: f, codes, actions } = childWords;
  const [parts, title] = [{ id, childId }, actions.item[action]];
  switch (action) {
    case 'pass': case 'find': return formOf({
      path: '/api/child-registry/spot-checks/{id}/items/{childId}/result', parts, title,
      fields: [
        { name: 'method', label: f.method, kind: 'choice', choices: codes.method, isRequired: true }, { name: 'result', label: f.outcome, kind: 'choice', choices: actions.itemResult, isRequired: true },
        { name: 'codes', label: f.codes, kind: 'choices', choices: codes.finding, isRequired: true, when: ({ result }) => result === 'FINDING' }, { name: 'note', label: f.note, kind: 'long' },
      ],
    });
    case 'correct': return formOf({ path: '/api/child-registry/spot-checks/{id}/items/{childId}/correct', parts, title, fields: [{ name: 'correction', label: f.correction, kind: 'long', isRequired: true }] });
    case 'confirm': return formOf({ path: '/api/child-registry/spot-checks/{id}/items/{childId}/confirm', parts, title });
    case 'send-back': return formOf({ path: '/api/child-registry/spot-checks/{id}/items/{childId}/send-back', parts, title, fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] });
  }
}
