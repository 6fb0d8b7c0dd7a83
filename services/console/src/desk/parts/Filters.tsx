import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { desk } from '../../shared/words/desk';

export interface Filter {
  /** Its name in the address, as in the API. Codes, divisions and days only: never a name. */
  readonly name: string;
  readonly label: string;
  /** What there is to choose from; without it a day is asked. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** What the address says of these filters. */
export function useFilters(filters: readonly { readonly name: string }[]): Readonly<Record<string, string>> {
  const search = useLocation({ select: (location) => location.searchStr });
  const given = new URLSearchParams(search);
  return Object.fromEntries(filters.flatMap(({ name }) => { const value = given.get(name); return value === null || value === '' ? [] : [[name, value]]; }));
}

/** Filters above a list. They are the address: a view can be sent to a colleague, and Back undoes. What else the address says (`Tabs`) stays. */
export function Filters({ filters }: { readonly filters: readonly Filter[] }) {
  const chosen = useFilters(filters);
  const { pathname, searchStr } = useLocation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const names = new Set(filters.map(({ name }) => name));
  const others = Object.fromEntries([...new URLSearchParams(searchStr)].filter(([name]) => !names.has(name)));
  const set = (search: Readonly<Record<string, string>>): void => { void navigate({ to: pathname, search: { ...others, ...search } }); };
  const change = (name: string, value: string): void => { set(Object.fromEntries(Object.entries({ ...chosen, [name]: value }).filter(([, one]) => one !== ''))); };
  return (
    <form className={isOpen ? 'filters folds open' : 'filters folds'} onSubmit={(event) => { event.preventDefault(); }}>
      <button className="button fold" type="button" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen); }}>{desk.filters.title}</button>
      {filters.map(({ name, label, choices }) => (
        <label key={name}>{label}
          {choices === undefined
            ? <input type="date" value={chosen[name] ?? ''} onChange={(event) => { change(name, event.target.value); }} />
            : (
              <select value={chosen[name] ?? ''} onChange={(event) => { change(name, event.target.value); }}>
                <option value="">{desk.filters.all}</option>
                {Object.entries(choices).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
              </select>
            )}
        </label>
      ))}
      {Object.keys(chosen).length > 0 ? <button className="button" type="button" onClick={() => { set({}); }}>{desk.filters.clear}</button> : null}
    </form>
  );
}
