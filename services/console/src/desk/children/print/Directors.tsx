import { childWords } from '../../../shared/words/children';
import { Place } from '../../parts/Names';
import { useReadMore } from '../../use-read-more';
import { Day } from '../parts/Day';
import type { PaperProps } from './paper-props';
import { PlacePaper } from './PlacePaper';

/** 儿童主任信息台账: posts of a place and who holds them; `id` is its code. */
export function Directors({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/posts', { place: id });
  const { posts: words, codes, fields: f } = childWords;
  return (
    <PlacePaper
      form={form} id={id} of={list} caption={words.caption} empty={words.empty} keyOf={(one) => one.id}
      columns={[
        { head: words.place, show: ({ division }) => <Place code={division} /> }, { head: words.kind, show: ({ kind }) => codes.post[kind] }, { head: words.holder, show: ({ holders }) => (holders.length === 0 ? words.vacant : holders.map(({ name }) => name).join(' ')) },
        { head: f.phone, show: ({ holders }) => holders.map(({ phone }) => phone).filter(Boolean).join(' ') }, { head: f.holderFrom, show: ({ holders }) => holders.map(({ appointment, from }) => <Day key={appointment} on={from} />) },
      ]}
    />
  );
}
