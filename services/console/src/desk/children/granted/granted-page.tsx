import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { useReadMore } from '../../use-read-more';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';

/** Files that the caller's desks were let in to. Whose they are is read one by one. */
export function Page() {
  const list = useReadMore('/api/child-registry/granted', {});
  const words = childWords.sharing;
  const placeOf = (id: string): number => (list.rows ?? []).findIndex((one) => one.id === id) + 1;
  return (
    <>
      <PageHead title={words.granted} />
      <PagedTable
        of={list} caption={words.grantedCaption} empty={words.grantedEmpty} keyOf={({ id }) => id}
        columns={[
          { head: childWords.candidates.file, show: ({ id }) => <Link to={routes.grantedCard(id)}>{words.which(placeOf(id))}</Link> }, { head: words.level, show: ({ level }) => words.levels[level] },
          { head: childWords.until.trim(), show: ({ until }) => <Day on={until} /> },
        ]}
      />
    </>
  );
}
