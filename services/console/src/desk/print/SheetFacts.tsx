import type { ReactNode } from 'react';

/** Facts of a form, under their names; what is empty is left out. */
export function SheetFacts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return <dl className="facts">{facts.map(([name, value]) => (value === undefined || value === null || value === '' ? null : <div key={name}><dt>{name}</dt><dd>{value}</dd></div>))}</dl>;
}
