import { Link, useLocation } from '@tanstack/react-router';

export interface Tab {
  /** Value of the parameter in the address; none for the first tab. */
  readonly value: string | undefined;
  readonly label: string;
  readonly count?: number | undefined;
}

interface TabsProps {
  readonly label: string;
  /** Of the parameter in the address. */
  readonly name: string;
  readonly tabs: readonly Tab[];
}

/** Parts of one list, with how much is in each. They are links: the address says which one is shown, and what else it filters stays. */
export function Tabs({ label, name, tabs }: TabsProps) {
  const { pathname, searchStr } = useLocation();
  const chosen = new URLSearchParams(searchStr).get(name) ?? undefined;
  const others = Object.fromEntries([...new URLSearchParams(searchStr)].filter(([key]) => key !== name));
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ value, label: text, count }) => (
        <Link
          key={value ?? ''} to={pathname} search={{ ...others, ...(value === undefined ? {} : { [name]: value }) }}
          activeOptions={{ explicitUndefined: true }} aria-current={chosen === value ? 'true' : undefined} className={chosen === value ? 'tab chosen' : 'tab'}
        >
          {text}{count === undefined ? null : <span className="count">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
