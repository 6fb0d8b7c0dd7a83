import type { ReactNode } from 'react';
import { exactTime, serverNow } from '../../shared/dates';
import { work } from '../../shared/words/work';
import { useMe } from '../me';
import { PageHead } from './PageHead';

interface SheetProps {
  readonly title: string;
  /** Empty where the sheet is of no one report. */
  readonly number: string;
  readonly children: ReactNode;
}

/** A sheet of paper: heading, content, and in its foot the number, who printed it and when. */
export function Sheet({ title, number, children }: SheetProps) {
  const me = useMe();
  return (
    <article className="sheet">
      <PageHead title={title}><button className="button main" type="button" onClick={() => { window.print(); }}>{work.print.print}</button></PageHead>
      {children}
      <footer>{work.print.foot(number, me.account, exactTime(new Date(serverNow()).toISOString()))}</footer>
    </article>
  );
}
