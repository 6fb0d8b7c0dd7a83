import { useState } from 'react';
import type { Agency } from '../../../shared/codes';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import { receivingAgencies } from '../receiving';
import { useCandidates } from '../use-candidates';
import type { DrawerProps } from './drawer-props';

/** A further agency on the case, by its coordinator. */
export function AddDrawer({ detail: { reportId, division, site }, onClose }: DrawerProps) {
  const [agency, setAgency] = useState<Agency>();
  const move = useMove('/api/referral-desk/reports/{reportId}/referrals');
  const desks = useCandidates(agency, division);
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={moveWord('add')} verb={words.verb.add} means={moveMeans('add')} onClose={onClose}
      onType={({ agency: chosen }) => { setAgency(chosen === '' ? undefined : chosen as Agency | undefined); }}
      fields={[
        { name: 'agency', label: words.agency, kind: 'choice', choices: receivingAgencies(), isRequired: true },
        { name: 'role', label: words.role, kind: 'choice', choices: shared.referral.role, isRequired: true, initial: 'SUPPORT' },
        { name: 'desk', label: words.desk, kind: 'choice', choices: desks, hint: words.anyDesk },
        { name: 'reason', label: words.reason, kind: 'long', isRequired: true },
      ]}
      onSend={(body) => move.send({ parts: { reportId }, body: sentAs({ ...body, site, ...(typeof division === 'string' ? { division } : {}) }) })}
    />
  );
}
