import type { ReactNode } from 'react';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';

interface FactProps {
  /** Of the form's field. */
  readonly name: string;
  readonly children: ReactNode;
}

/** One thing that was told, under its name; nothing where it was not told. */
export function Fact({ name, children }: FactProps) {
  if (children === undefined || children === null || children === '' || children === false) return null;
  return <div><dt>{work.content.fields[name] ?? shared.other}</dt><dd>{children}</dd></div>;
}
