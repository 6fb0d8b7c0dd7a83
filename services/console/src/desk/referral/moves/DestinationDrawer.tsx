import { useState } from 'react';
import type { Agency } from '../../../shared/codes';
import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import { receivingAgencies } from '../receiving';
import type { Held } from '../types';
import { useCandidates } from '../use-candidates';
import type { DrawerProps } from './drawer-props';

const PATHS = { reroute: '/api/referral-desk/referrals/{id}/reroute', transfer: '/api/referral-desk/referrals/{id}/transfer' } as const;
type Name = keyof typeof PATHS;

/** To another desk: within the own agency, or by the coordinator to any. */
export function DestinationDrawer({ detail, name, onClose }: DrawerProps & { readonly name: Name }) {
  const { id, version, agency: own, division } = detail;
  const [agency, setAgency] = useState<Agency>(own);
  const move = useMove(PATHS[name]);
  const desks = othersThan(detail, useCandidates(agency, name === 'transfer' ? undefined : division));
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={moveWord(name)} verb={words.verb[name]} means={moveMeans(name)} onClose={onClose}
      onType={(values) => { setAgency((values['agency'] ?? own) as Agency); }}
      fields={[
        ...(name === 'reroute' ? [{ name: 'agency', label: words.agency, kind: 'choice' as const, choices: receivingAgencies(), isRequired: true, initial: own }] : []),
        { name: 'desk', label: words.desk, kind: 'choice', choices: desks, isRequired: name === 'transfer', hint: Object.keys(desks).length === 0 ? words.noDesk : undefined },
        { name: 'reason', label: words.reason, kind: 'long', isRequired: true },
      ]}
      onSend={({ agency: asked, ...body }) => move.send({ parts: { id }, version, body: sentAs({ ...body, ...(body['desk'] === undefined && asked !== undefined ? { agency: asked } : {}) }) })}
    />
  );
}

const othersThan = ({ owner }: Held, desks: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(desks).filter(([id]) => id !== owner));
