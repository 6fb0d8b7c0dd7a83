import { childWords } from '../../../shared/words/children';
import { Place } from '../../parts/Names';
import { When } from '../../parts/When';
import { PagedTable } from '../../parts/PagedTable';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';

/** What one's own desks told: whether it is concluded, and what was wrong with it. */
export function Told() {
  const list = useReadMore('/api/child-registry/candidates/told', {});
  const { candidates: words, codes } = childWords;
  return (
    <Part title={words.toldTitle} isOneTable>
      <PagedTable
        of={list} caption={words.toldTitle} empty={words.toldEmpty} keyOf={({ id }) => id}
        columns={[
          { head: words.kind, show: ({ kind }) => codes.candidateKind[kind] }, { head: words.place, show: ({ division }) => <Place code={division} /> }, { head: words.told, show: ({ toldAt }) => <When at={toldAt} /> },
          { head: words.state, show: ({ concluded, outcome }) => (outcome === null ? (concluded ? words.done : words.looking) : codes.outcome[outcome]) },
        ]}
      />
    </Part>
  );
}
