import { useState } from 'react';
import type { GrantableAgency } from '../../../../shared/child-codes';
import { childWords } from '../../../../shared/words/children';
import { sentAs } from '../../../form/body-of';
import { FieldsDrawer } from '../../../form/FieldsDrawer';
import { useMove } from '../../../use-move';
import { useRead } from '../../../use-read';

const MOST = 100;

/** Lets a desk of another agency see the card, or the file. */
export function GrantDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [agency, setAgency] = useState<GrantableAgency>();
  const { data } = useRead('/api/directory/desks', { query: { state: 'OPEN', limit: MOST, ...(agency === undefined ? {} : { agency }) } }, { isOn: agency !== undefined });
  const move = useMove('/api/child-registry/children/{id}/grants');
  const { sharing: words, fields: f } = childWords;
  return (
    <FieldsDrawer
      {...move} title={words.give} verb={words.give} means={words.giveMeans} onClose={onClose}
      onType={({ agency: chosen }) => { setAgency(chosen === '' ? undefined : chosen as GrantableAgency | undefined); }}
      fields={[
        { name: 'agency', label: words.agency, kind: 'choice', choices: words.agencies, isRequired: true },
        { name: 'desk', label: words.desk, kind: 'choice', choices: Object.fromEntries((data?.items ?? []).map((desk) => [desk.id, desk.name])), isRequired: true },
        { name: 'level', label: words.level, kind: 'choice', choices: words.levels, isRequired: true, initial: 'C' }, { name: 'until', label: words.until, kind: 'day', isRequired: true },
        { name: 'letterNumber', label: words.letter, kind: 'text', isRequired: true }, { name: 'reason', label: f.reason, kind: 'long', isRequired: true },
      ]}
      onSend={(body) => move.send({ parts: { id }, body: sentAs(Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'agency'))) })}
    />
  );
}
