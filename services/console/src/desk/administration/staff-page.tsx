import { useState } from 'react';
import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Desk, Organisation } from '../parts/Names';
import { StatusTag } from '../parts/StatusTag';
import { FindBar } from './FindBar';
import { FirstPassword, type GivenPassword } from './FirstPassword';
import { PagedTable } from '../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { Sections } from './Sections';
import { StaffDrawer } from './StaffDrawer';
import { StaffMoves } from './StaffMoves';
import { useReadMore } from '../use-read-more';

type Person = components['schemas']['StaffView'];

/** People with accounts. A password that was given is shown until whoever gave it puts it away. */
export function Page() {
  const words = administration.person;
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<Person | 'NEW'>();
  const [given, setGiven] = useState<GivenPassword>();
  const pages = useReadMore('/api/directory/staff', asked === '' ? {} : { q: asked });
  return (
    <>
      <PageHead title={administration.staff}><button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen('NEW'); }}>{administration.add.staff}</button></PageHead>
      <Sections />
      {given === undefined ? null : <FirstPassword of={given} onDone={() => { setGiven(undefined); }} />}
      <FindBar onFind={setAsked} />
      <PagedTable
        of={pages} caption={administration.list.staff} empty={administration.empty} keyOf={({ id }) => id}
        columns={[
          { head: words.name, show: ({ displayName }) => displayName },
          { head: words.account, show: ({ account }) => account },
          { head: administration.organisation, show: ({ organisation }) => <Organisation id={organisation} /> },
          { head: words.desks, show: ({ desks }) => (desks.length === 0 ? administration.none : desks.map(({ id, role }) => <span key={id} className="sub"><Desk id={id} /> · {wordOf(shared.memberRole, role)}</span>)) },
          { head: words.roles, show: ({ roles }) => (roles.length === 0 ? administration.none : roles.map((role) => wordOf(shared.staffRole, role)).join(shared.comma)) },
          { head: words.status, show: ({ status }) => <StatusTag tone={status === 'ACTIVE' ? 'good' : 'bad'}>{wordOf(shared.staffStatus, status)}</StatusTag> },
          { head: administration.actions, show: (person) => <StaffMoves of={person} onChange={() => { setOpen(person); }} onPassword={setGiven} /> },
        ]}
      />
      {open === undefined ? null : <StaffDrawer key={open === 'NEW' ? open : open.id} of={open === 'NEW' ? undefined : open} onPassword={setGiven} onClose={() => { setOpen(undefined); }} />}
    </>
  );
}
