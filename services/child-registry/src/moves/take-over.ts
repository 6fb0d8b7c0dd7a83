import { ChildMoved, ChildOfficeSet } from '@referrals/contracts';
import { v7 } from 'uuid';
import type { OpenFile } from '../child/open-file.js';
import { Span } from '../child/span.entity.js';

/** Another place answers from today on: who sees the file, who owes what and the events go by it from this change on. What was missed stays missed. */
export function takeOver(file: OpenFile, division: string, owner: string): void {
  const { change: { tx }, child, state, today } = file;
  const fromCounty = file.county;
  const open = state.spans.find(({ toOn }) => toOn === null);
  if (open !== undefined) {
    open.toOn = today;
    void tx.manager.update(Span, { id: open.id }, { toOn: today });
  }
  child.careDivision = division;
  const span = { id: v7(), child: child.id, fromOn: today, toOn: null, visitBy: null, division };
  void tx.manager.insert(Span, span);
  state.spans.push(span);
  file.emit(ChildMoved, { fromCounty });
  file.emit(ChildOfficeSet, { owner });
}
