import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { Desk, Who } from '../../parts/Names';
import { When } from '../../parts/When';
import { PagedTable } from '../../parts/PagedTable';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';

/** Who looked at the file, newest first. */
export function Accesses({ id }: { readonly id: string }) {
  const list = useReadMore('/api/child-registry/children/{id}/accesses', {}, { id });
  const words = childWords.file;
  return (
    <Part title={words.access} isOneTable>
      <PagedTable
        of={list} caption={words.access} empty={words.nobodyLooked} keyOf={({ at, staff, what }) => `${at} ${staff ?? ''} ${what}`}
        columns={[
          { head: words.when, show: ({ at }) => <When at={at} /> }, { head: words.whose, show: ({ staff, desk }) => <>{staff === null ? null : <Who id={staff} />}{desk === null ? null : <small className="sub"><Desk id={desk} /></small>}</> },
          { head: words.what, show: ({ what, reason }) => <>{wordOf(childWords.looked, what)}{reason === null ? null : <small className="sub">{reason}</small>}</> },
        ]}
      />
    </Part>
  );
}
