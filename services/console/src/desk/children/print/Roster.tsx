import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Place } from '../../parts/Names';
import { useReadMore } from '../../use-read-more';
import { CategoryWords } from '../parts/CategoryWords';
import type { PaperProps } from './paper-props';
import { PlacePaper } from './PlacePaper';

/** 花名册: children on file in a place, by its code. */
export function Roster({ form, id }: PaperProps) {
  const list = useReadMore('/api/child-registry/children', { village: id, status: 'ACTIVE' });
  const { fields: f, codes, list: words } = childWords;
  return (
    <PlacePaper
      form={form} id={id} of={list} caption={words.caption} empty={words.empty} keyOf={(one) => one.id}
      columns={[
        { head: f.name, show: ({ name }) => name ?? childWords.nameless }, { head: f.childNumber, show: ({ number }) => number }, { head: f.sex, show: ({ sex, age }) => [sex === null ? '' : shared.sex[sex], age === null ? '' : childWords.age(age)].filter(Boolean).join(' · ') },
        { head: f.category, show: ({ categories }) => <CategoryWords of={categories} /> }, { head: f.tier, show: ({ tier }) => codes.tier[tier] }, { head: words.place, show: ({ careDivision }) => <Place code={careDivision} /> },
      ]}
    />
  );
}
