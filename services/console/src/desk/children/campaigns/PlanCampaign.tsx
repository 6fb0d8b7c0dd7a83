import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { useMe } from '../../me';
import { ChangeDrawer } from '../../form/ChangeDrawer';
import { formOf, type ChangeForm } from '../../form/field';
import { useVillages } from './use-villages';

/** Plans a campaign of the caller's county: all its villages are asked unless fewer are chosen. */
export function PlanCampaign() {
  const [isOpen, setOpen] = useState(false);
  const county = useMe().desks.find(({ agency, jurisdiction }) => agency === 'CIV' && jurisdiction.length === 6)?.jurisdiction;
  const villages = useVillages(county, isOpen);
  if (county === undefined) return null;
  const title = childWords.actions.planCampaign;
  return (
    <>
      <button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen(true); }}>{title}</button>
      {isOpen && villages !== undefined ? <ChangeDrawer form={planForm(title, county, villages)} version={undefined} onClose={() => { setOpen(false); }} /> : null}
    </>
  );
}

function planForm(title: string, county: string, villages: Readonly<Record<string, string>>): ChangeForm {
  const f = childWords.fields;
  return formOf({
    path: '/api/child-registry/campaigns', title, fixed: { county },
    fields: [
      { name: 'title', label: f.title, kind: 'text', isRequired: true }, { name: 'opensOn', label: f.opensOn, kind: 'day', isRequired: true }, { name: 'closesOn', label: f.closesOn, kind: 'day', isRequired: true },
      { name: 'categories', label: f.categories, kind: 'choices', choices: shared.category, isRequired: true, initial: Object.keys(shared.category) },
      { name: 'villages', label: childWords.campaigns.villagesChosen, kind: 'choices', choices: villages, isRequired: true, initial: Object.keys(villages) },
    ],
  });
}
