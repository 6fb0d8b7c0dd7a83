import { useState } from 'react';
import { work } from '../../shared/words/work';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { DutyLine } from './DutyLine';
import { DutyDrawer, type DutyMove } from './moves/DutyDrawer';
import type { Duty } from './types';

/** What is owed on the case by when, and by which article; what was met already is folded. */
export function Duties({ caseId }: { readonly caseId: string }) {
  const [open, setOpen] = useState<{ readonly duty: Duty; readonly move: DutyMove }>();
  const duties = useRead('/api/referral-desk/cases/{caseId}/duties', { path: { caseId } });
  const words = work.referral;
  return (
    <section className="panel">
      <h2>{words.duties}</h2>
      <Reading of={duties}>
        {({ items }) => {
          const [owed, ended] = [items.filter(({ state }) => state === 'OPEN' || state === 'PAUSED'), items.filter(({ state }) => state !== 'OPEN' && state !== 'PAUSED')];
          const lines = (some: readonly Duty[]) => <ul className="story">{some.map((duty) => <DutyLine key={duty.id} duty={duty} onMove={(move) => { setOpen({ duty, move }); }} />)}</ul>;
          return (
            <>
              {owed.length === 0 ? <p className="empty">{words.dutiesEmpty}</p> : lines(owed)}
              {ended.length === 0 ? null : <details><summary>{words.dutiesEnded(ended.length)}</summary>{lines(ended)}</details>}
            </>
          );
        }}
      </Reading>
      {open === undefined ? null : <DutyDrawer duty={open.duty} move={open.move} onClose={() => { setOpen(undefined); }} />}
    </section>
  );
}
