import { useState } from 'react';
import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Desk, Place } from '../parts/Names';
import { FindBar } from './FindBar';
import { OrganisationDrawer } from './OrganisationDrawer';
import { PagedTable } from '../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { Sections } from './Sections';
import { useReadMore } from '../use-read-more';

type Organisation = components['schemas']['OrganisationView'];

/** Organisations on record, to be found, added and changed. */
export function Page() {
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<Organisation | 'NEW'>();
  const pages = useReadMore('/api/directory/organisations', asked === '' ? {} : { q: asked });
  return (
    <>
      <PageHead title={administration.organisations}><button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen('NEW'); }}>{administration.add.organisation}</button></PageHead>
      <Sections />
      <FindBar onFind={setAsked} />
      <PagedTable
        of={pages} caption={administration.list.organisations} empty={asked === '' ? administration.emptyOrganisations : administration.empty} keyOf={({ id }) => id}
        columns={[
          { head: administration.name, show: ({ name }) => name },
          { head: administration.type, show: ({ type }) => wordOf(shared.organisation, type) },
          { head: administration.place, show: ({ division }) => <Place code={division} /> },
          { head: administration.supervising, show: ({ supervisingDesk }) => (supervisingDesk === undefined ? administration.none : <Desk id={supervisingDesk} />) },
          { head: administration.actions, show: (one) => <button className="button" type="button" aria-haspopup="dialog" aria-label={`${administration.change} ${one.name}`} onClick={() => { setOpen(one); }}>{administration.change}</button> },
        ]}
      />
      {open === undefined ? null : <OrganisationDrawer key={open === 'NEW' ? open : open.id} of={open === 'NEW' ? undefined : open} onClose={() => { setOpen(undefined); }} />}
    </>
  );
}
