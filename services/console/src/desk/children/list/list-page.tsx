import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { childColumns } from '../parts/child-columns';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { useOwnPlaces } from '../use-own-places';
import { Counts } from './Counts';
import { Search } from './Search';

/** Files of the caller's places. */
export function Page() {
  const words = childWords.list;
  const places = useOwnPlaces();
  const filters: readonly Filter[] = [
    ...(Object.keys(places).length > 1 ? [{ name: 'village', label: words.place, choices: places }] : []),
    { name: 'category', label: childWords.fields.category, choices: shared.category }, { name: 'tier', label: childWords.fields.tier, choices: childWords.codes.tier },
    { name: 'due', label: words.which, choices: childWords.codes.dueKind },
    { name: 'state', label: words.dueAs, choices: { SOON: childWords.codes.dueState.SOON, OVERDUE: childWords.codes.dueState.OVERDUE, PAUSED: childWords.codes.dueState.PAUSED } },
    { name: 'status', label: words.status, choices: childWords.codes.status },
  ];
  const chosen = useFilters(filters);
  const query = complete(chosen);
  const list = useReadMore('/api/child-registry/children', query);
  const mayOpen = list.allowedActions.includes('open');
  return (
    <>
      <PageHead title={words.title}>{mayOpen ? <Link className="button main" to={routes.newChild}>{words.open}</Link> : null}</PageHead>
      <Search />
      <Filters filters={filters} />
      <Counts query={query} />
      <PagedTable of={list} caption={words.caption} empty={mayOpen ? words.empty : words.notOurs} keyOf={({ id }) => id} columns={childColumns()} isNew={({ notSeen }) => notSeen > 1} />
    </>
  );
}

/** How late is asked of visits or of contacts; of visits when neither is chosen. */
function complete(chosen: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (chosen['state'] === undefined) return Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== 'due'));
  return { due: 'visit', ...chosen };
}
