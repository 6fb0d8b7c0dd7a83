import type { components } from '#api';
import type { MoveAction } from '../../../shared/child-codes';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type MoveView = components['schemas']['MoveView'];

/** What may be done now with a move. */
export const moveForms = ({ id, allowedActions }: MoveView): readonly ChangeForm[] => allowedActions.map((action) => formFor(action, { id }));

function formFor(action: MoveAction, parts: { readonly id: string }): ChangeForm {
  const { fields: f, actions } = childWords;
  const title = actions.moves[action];
  const reason = [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] as const;
  switch (action) {
    case 'accept': return formOf({ path: '/api/child-registry/moves/{id}/accept', parts, title });
    case 'withdraw': return formOf({ path: '/api/child-registry/moves/{id}/withdraw', parts, title });
    case 'refuse': return formOf({ path: '/api/child-registry/moves/{id}/refuse', parts, title, fields: reason });
    case 'came-back': return formOf({ path: '/api/child-registry/moves/{id}/came-back', parts, title, fields: reason });
    case 'proof': return formOf({ path: '/api/child-registry/moves/{id}/proof', parts, title, fields: [{ name: 'receipt', label: f.receipt, kind: 'long', isRequired: true }] });
    case 'settle': return formOf({ path: '/api/child-registry/moves/{id}/settle', parts, title, fields: [{ name: 'decision', label: f.settle, kind: 'choice', choices: actions.settle, isRequired: true }, ...reason] });
  }
}
