import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';

/** Files that may be one child's. Nothing is joined by itself. */
export function Page() {
  const { duplicates: words, codes, nameless } = childWords;
  const filters: readonly Filter[] = [{ name: 'state', label: childWords.candidates.state, choices: codes.pairState }];
  const list = useReadMore('/api/child-registry/pairs', useFilters(filters));
  return (
    <>
      <PageHead title={words.title} sub={words.explain} />
      <Filters filters={filters} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id}
        columns={[
          { head: words.one, show: ({ id, a, b }) => <Link to={routes.duplicate(id)}>{`${a === null ? words.hidden : a.name ?? nameless} · ${b === null ? words.hidden : b.name ?? nameless}`}</Link> },
          { head: words.alike, show: ({ class: how }) => <StatusTag tone={how === 'SAME' ? 'bad' : how === 'LIKELY' ? 'act' : 'soft'}>{codes.match[how]}</StatusTag> },
          { head: words.why, show: ({ reasons }) => reasons.map((code) => wordOf(codes.matchReason, code)).join(' · ') }, { head: childWords.candidates.state, show: ({ state }) => codes.pairState[state] },
          { head: words.found, show: ({ foundAt }) => <When at={foundAt} /> },
        ]}
      />
    </>
  );
}
