import type { ReactNode } from 'react';
import { SectionNav } from './SectionNav';

interface PageHeadProps { readonly title: string; readonly children?: ReactNode; readonly sub?: ReactNode }

/** The head of a page about children: where else one can go, what this is, and what is mostly done here. */
export function PageHead({ title, sub, children }: PageHeadProps) {
  return (
    <>
      <SectionNav />
      <div className="page-head"><h1 tabIndex={-1}>{title}</h1>{children}</div>
      {sub === undefined ? null : <p className="sub">{sub}</p>}
    </>
  );
}
