import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { ReadingRows } from '../../parts/ReadingRows';
import { Sheet } from '../../parts/Sheet';
import { useReadMore } from '../../use-read-more';
import { Day } from '../parts/Day';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 儿童主任信息台账: posts of a place and who holds them; `id` is its code. */
export function Directors({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/posts', { place: id });
  const { posts: words, codes, fields: f } = childWords;
  return (
    <Sheet title={childWords.print.forms[form]} number="">
      <p><Place code={id} /></p>
      <ReadingRows of={list} empty={words.empty}>
        {(rows) => (
          <DataTable
            caption={words.caption} rows={rows} keyOf={(one) => one.id} onMore={list.onMore}
            columns={[
              { head: words.place, show: ({ division }) => <Place code={division} /> }, { head: words.kind, show: ({ kind }) => codes.post[kind] }, { head: words.holder, show: ({ holders }) => (holders.length === 0 ? words.vacant : holders.map(({ name }) => name).join(' ')) },
              { head: f.phone, show: ({ holders }) => holders.map(({ phone }) => phone).filter(Boolean).join(' ') }, { head: f.holderFrom, show: ({ holders }) => holders.map(({ appointment, from }) => <Day key={appointment} on={from} />) },
            ]}
          />
        )}
      </ReadingRows>
      <Signed />
    </Sheet>
  );
}
