import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { formOf, type ChangeForm } from '../../form/field';

type CampaignCard = components['schemas']['CampaignCard'];
type Part = components['schemas']['CountedPart'];

const CAMPAIGN_PATHS = { start: '/api/child-registry/campaigns/{id}/start', close: '/api/child-registry/campaigns/{id}/close' } as const;

export const campaignForms = ({ id, allowedActions }: CampaignCard): readonly ChangeForm[] =>
  allowedActions.map((action) => formOf({ path: CAMPAIGN_PATHS[action], parts: { id }, title: childWords.actions.campaign[action] }));

/** What a village may do with its part, or the township above it. */
export function partForms(id: string, { code, allowedActions }: Pick<Part, 'code' | 'allowedActions'>): readonly ChangeForm[] {
  const { fields: f, actions } = childWords;
  return allowedActions.map((action) => (action === 'submit'
    ? formOf({
      path: '/api/child-registry/campaigns/{id}/villages/{code}/submit', parts: { id, code }, title: actions.part.submit,
      fields: [
        { name: 'households', label: f.households, kind: 'number', isRequired: true }, { name: 'visited', label: f.visited, kind: 'number', isRequired: true }, { name: 'found', label: f.newFound, kind: 'number', isRequired: true, initial: '0' },
        { name: 'none', label: f.noneReport, kind: 'yesNo' },
      ],
    })
    : formOf({ path: '/api/child-registry/campaigns/{id}/villages/{code}/send-back', parts: { id, code }, title: actions.part['send-back'], fields: [{ name: 'reason', label: f.reason, kind: 'long', isRequired: true }] })));
}
