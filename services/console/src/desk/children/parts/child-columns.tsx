import { Link } from '@tanstack/react-router';
import type { components } from '#api';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import type { Column } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { CategoryWords } from './CategoryWords';
import { DueDay } from './DueDay';

type ChildCard = components['schemas']['ChildCard'];

/** What a list says of each child. */
export function childColumns(): readonly Column<ChildCard>[] {
  const { fields: f, codes, list: words, age, nameless } = childWords;
  return [
    { head: f.name, show: ({ id, name, number }) => <><Link to={routes.child(id)}>{name ?? nameless}</Link><small className="sub">{number}</small></> },
    { head: f.sex, show: ({ sex, age: years }) => [sex === null ? '' : shared.sex[sex], years === null ? '' : age(years)].filter(Boolean).join(' · ') },
    { head: f.category, show: ({ categories }) => <CategoryWords of={categories} /> },
    { head: f.tier, show: ({ tier, status, notSeen }) => <>{status === 'ACTIVE' ? <StatusTag tone={tier === 'HIGH' ? 'bad' : tier === 'RAISED' ? 'act' : 'soft'}>{codes.tier[tier]}</StatusTag> : codes.status[status]}{notSeen > 1 ? <>{' '}<small className="late">{words.notSeen(notSeen)}</small></> : null}</> },
    { head: words.place, show: ({ careDivision }) => <Place code={careDivision} /> },
    { head: codes.dueKind.contact, show: ({ contact }) => <DueDay of={contact} /> },
    { head: codes.dueKind.visit, show: ({ visit }) => <DueDay of={visit} /> },
  ];
}
