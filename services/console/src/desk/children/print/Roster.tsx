import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { ReadingRows } from '../../parts/ReadingRows';
import { Sheet } from '../../parts/Sheet';
import { useReadMore } from '../../use-read-more';
import { CategoryWords } from '../parts/CategoryWords';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 花名册: children on file in a place, by its code. */
export function Roster({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/children', { village: id, status: 'ACTIVE' });
  const { fields: f, codes, list: words } = childWords;
  return (
    <Sheet title={childWords.print.forms[form]} number="">
      <p><Place code={id} /></p>
      <ReadingRows of={list} empty={words.empty}>
        {(rows) => (
          <DataTable
            caption={words.caption} rows={rows} keyOf={(one) => one.id} onMore={list.onMore}
            columns={[
              { head: f.name, show: ({ name }) => name ?? childWords.nameless }, { head: f.childNumber, show: ({ number }) => number }, { head: f.sex, show: ({ sex, age }) => [sex === null ? '' : shared.sex[sex], age === null ? '' : childWords.age(age)].filter(Boolean).join(' · ') },
              { head: f.category, show: ({ categories }) => <CategoryWords of={categories} /> }, { head: f.tier, show: ({ tier }) => codes.tier[tier] }, { head: words.place, show: ({ careDivision }) => <Place code={careDivision} /> },
            ]}
          />
        )}
      </ReadingRows>
      <Signed />
    </Sheet>
  );
}
