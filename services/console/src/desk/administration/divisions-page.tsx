import { useState } from 'react';
import type { components } from '#api';
import { dayText } from '../../shared/dates';
import { administration } from '../../shared/words/administration';
import { wordOf } from '../../shared/words/word-of';
import { Place } from '../parts/Names';
import { DivisionDrawer } from './DivisionDrawer';
import { FindBar } from './FindBar';
import { PagedTable } from '../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { PlaceInput } from '../form/PlaceInput';
import { FormField } from '../parts/FormField';
import { Sections } from './Sections';
import { useReadMore } from '../use-read-more';

type Division = components['schemas']['DivisionView'];

/** Divisions with their names, their days, and what replaced them. Here alone their codes are shown: they are what is recorded. */
export function Page() {
  const words = administration.division;
  const [asked, setAsked] = useState('');
  const [within, setWithin] = useState('');
  const [open, setOpen] = useState<Division | 'NEW'>();
  const pages = useReadMore('/api/directory/divisions', { ...(asked === '' ? {} : { q: asked }), ...(within === '' ? {} : { prefix: within }) });
  return (
    <>
      <PageHead title={administration.divisions}><button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen('NEW'); }}>{administration.add.division}</button></PageHead>
      <Sections />
      <FindBar onFind={setAsked} />
      <FormField name="within" label={words.within}>{(attributes) => <PlaceInput code={within} from={4} digits={12} attributes={attributes} onChange={setWithin} />}</FormField>
      <PagedTable
        of={pages} caption={administration.list.divisions} empty={administration.empty} keyOf={({ code }) => code}
        columns={[
          { head: administration.name, show: ({ code }) => <Place code={code} /> },
          { head: words.code, show: ({ code }) => code },
          { head: words.level, show: ({ level }) => wordOf(words.levels, level) },
          { head: words.from, show: ({ validFrom }) => (validFrom === undefined ? '' : dayText(validFrom)) },
          { head: words.until, show: ({ validTo }) => (validTo === undefined ? '' : dayText(validTo)) },
          { head: administration.actions, show: (one) => <button className="button" type="button" aria-haspopup="dialog" aria-label={`${administration.change} ${one.name}`} onClick={() => { setOpen(one); }}>{administration.change}</button> },
        ]}
      />
      {open === undefined ? null : <DivisionDrawer key={open === 'NEW' ? open : open.code} of={open === 'NEW' ? undefined : open} onClose={() => { setOpen(undefined); }} />}
    </>
  );
}
