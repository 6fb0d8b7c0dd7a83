import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '#api';
import { dayText } from '../../shared/dates';
import { routes } from '../../shared/routes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Desk, Organisation, Place } from '../parts/Names';
import { StatusTag } from '../parts/StatusTag';
import { CloseDeskDrawer } from './CloseDeskDrawer';
import { DeskDrawer } from './DeskDrawer';
import { FindBar } from './FindBar';
import { PagedTable } from '../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { Sections } from './Sections';
import { useReadMore } from '../use-read-more';

type DeskView = components['schemas']['DeskView'];
type Open = { readonly desk: DeskView; readonly form: 'CHANGE' | 'CLOSE' } | 'NEW';

/** Desks: which agency, which place, who stands in, who works there. */
export function Page() {
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<Open>();
  const pages = useReadMore('/api/directory/desks', { state: 'ALL', ...(asked === '' ? {} : { q: asked }) });
  const close = (): void => { setOpen(undefined); };
  return (
    <>
      <PageHead title={administration.desks}><button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen('NEW'); }}>{administration.add.desk}</button></PageHead>
      <Sections />
      <FindBar onFind={setAsked} />
      <PagedTable
        of={pages} caption={administration.list.desks} empty={administration.empty} keyOf={({ id }) => id}
        columns={[
          { head: administration.name, show: ({ id, name }) => <Link to={`${routes.administration}/desks/$id`} params={{ id }}>{name}</Link> },
          { head: administration.agency, show: ({ agency }) => wordOf(shared.agency, agency) },
          { head: administration.organisation, show: ({ organisation }) => <Organisation id={organisation} /> },
          { head: administration.area, show: ({ jurisdiction }) => <Place code={jurisdiction.padEnd(6, '0')} /> },
          { head: administration.backup, show: ({ backupDesk }) => (backupDesk === undefined ? administration.none : <Desk id={backupDesk} />) },
          { head: administration.state, show: (one) => <><StatusTag tone={one.state === 'OPEN' ? 'good' : 'soft'}>{wordOf(shared.deskState, one.state)}</StatusTag>{one.closesOn === undefined ? null : <small className="sub">{administration.closesOn} {dayText(one.closesOn)}</small>}</> },
          {
            head: administration.actions, show: (desk) => (
              <span className="rowmoves">
                <Link className="button" to={`${routes.administration}/desks/$id`} params={{ id: desk.id }} aria-label={`${administration.members} ${desk.name}`}>{administration.members}</Link>
                {desk.allowedActions.includes('change') ? <button className="button" type="button" aria-haspopup="dialog" aria-label={`${administration.change} ${desk.name}`} onClick={() => { setOpen({ desk, form: 'CHANGE' }); }}>{administration.change}</button> : null}
                {desk.allowedActions.includes('close') ? <button className="button" type="button" aria-haspopup="dialog" aria-label={`${administration.close} ${desk.name}`} onClick={() => { setOpen({ desk, form: 'CLOSE' }); }}>{administration.closeVerb}</button> : null}
              </span>
            ),
          },
        ]}
      />
      {open === 'NEW' ? <DeskDrawer of={undefined} onClose={close} /> : null}
      {open !== undefined && open !== 'NEW' && open.form === 'CHANGE' ? <DeskDrawer key={open.desk.id} of={open.desk} onClose={close} /> : null}
      {open !== undefined && open !== 'NEW' && open.form === 'CLOSE' ? <CloseDeskDrawer key={open.desk.id} of={open.desk} onClose={close} /> : null}
    </>
  );
}
