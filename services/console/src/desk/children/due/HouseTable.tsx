import { Link } from '@tanstack/react-router';
import type { components } from '#api';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { recordAct } from '../file/act-forms';
import { ChangeButton } from '../../form/ChangeButton';
import { DueDay } from '../parts/DueDay';

interface HouseTableProps { readonly house: components['schemas']['Household']; readonly n: number }

/** One house: who of it is due, and the form to record the call or the visit. */
export function HouseTable({ house: { children }, n }: HouseTableProps) {
  const { due: words, fields: f, codes } = childWords;
  return (
    <DataTable
      caption={words.house(n, children.length)} rows={children} keyOf={({ id }) => id} isNew={({ contact, visit }) => contact.state === 'OVERDUE' || visit.state === 'OVERDUE'}
      columns={[
        { head: f.name, show: ({ id, name, age }) => <><Link to={routes.child(id)}>{name ?? childWords.nameless}</Link> {age === null ? '' : childWords.age(age)}</> },
        { head: f.tier, show: ({ tier }) => <StatusTag tone={tier === 'HIGH' ? 'bad' : tier === 'RAISED' ? 'act' : 'soft'}>{codes.tier[tier]}</StatusTag> },
        { head: childWords.list.place, show: ({ careDivision }) => <Place code={careDivision} /> },
        { head: words.contactHead, show: ({ contact }) => <DueDay of={contact} /> }, { head: words.visitHead, show: ({ visit }) => <DueDay of={visit} /> },
        { head: f.decision, show: ({ id, version, name }) => <ChangeButton form={recordAct(id)} version={version} of={name ?? ''} /> },
      ]}
    />
  );
}
