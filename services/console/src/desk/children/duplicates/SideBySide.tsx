import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '#api';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { Day } from '../parts/Day';

type ChildCard = components['schemas']['ChildCard'];
interface Line { readonly field: string; readonly differs: boolean; readonly show: (child: ChildCard) => ReactNode }

/** What both files say, line by line; where they differ is said in words. */
export function SideBySide({ pair: { a, b, primary } }: { readonly pair: components['schemas']['PairWhole'] }) {
  const { duplicates: words, fields: f, codes, age } = childWords;
  const line = (field: string, of: (child: ChildCard) => unknown, show: (child: ChildCard) => ReactNode): Line => ({ field, differs: a !== null && b !== null && of(a) !== null && of(b) !== null && of(a) !== of(b), show });
  const lines = [
    line(f.name, ({ name }) => name, ({ id, name }) => <Link to={routes.child(id)}>{name ?? childWords.nameless}</Link>),
    line(words.number, () => null, ({ id, number }) => <>{number}{primary === id ? <> <StatusTag tone="good">{words.primary}</StatusTag></> : null}</>),
    line(f.sex, ({ sex }) => sex, ({ sex }) => (sex === null ? null : shared.sex[sex])),
    line(f.birthDate, ({ birthDate }) => birthDate, ({ birthDate, age: years }) => <><Day on={birthDate} /> {years === null ? '' : age(years)}</>),
    line(childWords.list.place, ({ careDivision }) => careDivision, ({ careDivision }) => <Place code={careDivision} />),
    line(f.category, ({ categories }) => categories.join(' '), ({ categories }) => categories.map((code) => shared.category[code]).join(' · ')),
    line(f.schoolState, ({ schooling }) => schooling, ({ schooling }) => (schooling === null ? null : codes.schoolState[schooling])),
    line(childWords.list.status, ({ status }) => status, ({ status }) => codes.status[status]),
    line(f.tier, ({ tier }) => tier, ({ tier }) => codes.tier[tier]),
  ];
  return (
    <DataTable
      caption={words.one} rows={lines} keyOf={({ field }) => field}
      columns={[
        { head: words.field, show: ({ field, differs }) => <>{field}{differs ? <> <StatusTag tone="bad">{words.differs}</StatusTag></> : null}</> },
        { head: words.first, show: ({ show }) => (a === null ? words.hidden : show(a)) }, { head: words.second, show: ({ show }) => (b === null ? words.hidden : show(b)) },
      ]}
    />
  );
}
