import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { work } from '../../shared/words/work';
import { useFilters } from '../parts/Filters';
import { MoveButton } from '../parts/MoveButton';
import { ProblemBox } from '../parts/ProblemBox';
import { useMove } from '../use-move';
import { useRead } from '../use-read';

const SETTINGS = '/api/directory/me/settings';
const MOST = 50;

/** Filters of this page under names of one's own, on whichever device: codes, places and days, as they stand in the address. */
export function SavedViews({ filters }: { readonly filters: readonly { readonly name: string }[] }) {
  const words = work.worklist;
  const { pathname } = useLocation();
  const query = new URLSearchParams(useFilters(filters)).toString();
  const settings = useRead(SETTINGS);
  const keeping = useMove(SETTINGS, 'put');
  const [name, setName] = useState('');
  const known = settings.data;
  if (known === undefined) return null;
  const all = known.views ?? [];
  const views = all.filter(({ page }) => page === pathname);
  const keep = (next: typeof all): Promise<unknown> => keeping.send({ body: { ...known, views: next } });
  const without = (other: string): typeof all => all.filter((one) => one.page !== pathname || one.name !== other);
  const save = async (): Promise<void> => {
    const called = name.trim();
    if (called !== '' && await keep([...without(called), { page: pathname, name: called, query }]) !== undefined) setName('');
  };
  const isNew = query !== '' && views.every((one) => one.query !== query) && all.length < MOST;
  if (views.length === 0 && !isNew) return null;
  return (
    <section className="views" aria-label={words.views}>
      {views.map((view) => (
        <span key={view.name}>
          <Link to={pathname} search={Object.fromEntries(new URLSearchParams(view.query))} aria-current={view.query === query ? 'true' : undefined} activeOptions={{ explicitUndefined: true }}>{view.name}</Link>
          <button className="quiet" type="button" aria-label={words.dropView(view.name)} onClick={() => { void keep(without(view.name)); }}>×</button>
        </span>
      ))}
      {isNew ? (
        <form className="filters" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <label>{words.view}<input type="text" maxLength={40} autoComplete="off" value={name} onChange={(event) => { setName(event.target.value); }} /></label>
          <MoveButton isSending={keeping.isSending} isSlow={keeping.isSlow}>{words.saveView}</MoveButton>
        </form>
      ) : null}
      {keeping.problem === undefined ? null : <ProblemBox error={keeping.problem} />}
    </section>
  );
}
