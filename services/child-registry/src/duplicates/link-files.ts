import { ChildMerged, ChildOfficeSet, ChildSplit, DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { completedOn } from '../child/age.domain.js';
import type { OpenFile } from '../child/open-file.js';
import { Span } from '../child/span.entity.js';
import { settleNotSeen } from '../visits/settle-not-seen.js';
import type { Pair } from './pair.entity.js';

/** What is kept of the other file, to give back. */
export type Before = Pick<Pair, 'primaryId' | 'otherStatus' | 'otherDivision' | 'linkedOn'>;

/**
 * The primary answers for both: its spans and the acts of both. The other file keeps every record, is read-only, and is seen where the primary is.
 * @throws DomainError LINK_CYCLE, FILE_ENDED for a primary that owes nothing while the other does, MOVE_OPEN
 */
export function linkFiles(primary: OpenFile, other: OpenFile, isPrimary: boolean): Before {
  const { status, careDivision } = other.child;
  if (primary.child.status === 'LINKED' || status === 'LINKED' || isPrimary) throw new DomainError('LINK_CYCLE');
  if (status === 'ACTIVE' && primary.child.status !== 'ACTIVE') throw new DomainError('FILE_ENDED', { field: 'primary' });
  if (other.state.hasOpenMove) throw new DomainError('MOVE_OPEN');
  Object.assign(other.child, { status: 'LINKED', primaryId: primary.child.id, careDivision: primary.child.careDivision });
  primary.state.acts.push(...other.state.acts);
  for (const file of [primary, other]) file.record('child.linked', { primary: primary.child.id, other: other.child.id });
  other.emit(ChildMerged, { primary: primary.child.id });
  settleNotSeen(primary);
  other.close();
  primary.close();
  return { primaryId: primary.child.id, otherStatus: status, otherDivision: careDivision, linkedOn: other.today };
}

/** Two files again, each with its own records. The other one stands as it stood; while active it is owed from today on, by `owner`. */
export function unlinkFiles(primary: OpenFile, other: OpenFile, { otherStatus, otherDivision, linkedOn }: Before, toOther: readonly string[], owner: string): void {
  const { child, state, today, change: { tx } } = other;
  Object.assign(child, { status: otherStatus, primaryId: null, careDivision: otherDivision });
  const all = primary.state.acts;
  primary.state.acts = all.filter(({ id, of }) => of !== child.id && !toOther.includes(id));
  state.acts.push(...all.filter(({ id, of }) => of !== child.id && toOther.includes(id)));
  const grown = otherStatus === 'ACTIVE' && child.birthDate !== null && completedOn(child.birthDate, 18) <= today ? completedOn(child.birthDate, 18) : undefined;
  if (otherStatus === 'ACTIVE') {
    const open = state.spans.find(({ toOn }) => toOn === null);
    if (open !== undefined) {
      open.toOn = linkedOn ?? today;
      void tx.manager.update(Span, { id: open.id }, { toOn: open.toOn });
    }
    if (grown !== undefined) Object.assign(child, { status: 'ENDED', endedOn: linkedOn !== null && linkedOn > grown ? linkedOn : grown, endReason: 'AGED_18' });
    else begin(other);
  }
  for (const file of [primary, other]) file.record('child.unlinked', { primary: primary.child.id, other: child.id });
  other.emit(ChildSplit, {});
  other.emit(ChildOfficeSet, { owner });
  settleNotSeen(primary);
  // That it ended meanwhile is told on a first of a month: it tells a birthday.
  other.close({ quietly: grown !== undefined });
  primary.close();
}

function begin({ child, state, today, change: { tx } }: OpenFile): void {
  const span = { id: v7(), child: child.id, fromOn: today, toOn: null, visitBy: null, division: child.careDivision };
  void tx.manager.insert(Span, span);
  state.spans.push(span);
}
