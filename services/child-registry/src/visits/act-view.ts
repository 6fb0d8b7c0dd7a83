import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { Plain } from '@referrals/service-kit';
import type { Office } from '../child/office.domain.js';
import { rulesAt } from '../pack/packs.js';
import type { Act } from './act.entity.js';
import type { ActView } from './act.dto.js';
import { actMoves, actToMove } from './act.moves.domain.js';

/** Who looks at acts of which file. */
export interface ActSight { readonly file: { readonly id: string; readonly careDivision: string; readonly status: string }; readonly office: Office; readonly staff: string; readonly now: Instant }

/** An act as a file's page shows it; that of a linked file is marked. */
export function actView(act: Plain<Act>, { file, ...by }: ActSight): ActView {
  const { id, child, kind, onDay, place, childSeen, childSpoken, childAlone, caregiverSpoken, notMet, state, mood, caregiverSays, ownWords, helpGiven, note, byStaff, recordedAt } = act;
  const asked = actToMove(act, rulesAt(file.careDivision, shanghaiDate(by.now)).schedule.lateEntryDays);
  return {
    id, kind, on: onDay, place, childSeen, childSpoken, childAlone, caregiverSpoken, notMet, state, waitsForConfirmation: asked.waits, mood, caregiverSays, ownWords, helpGiven, note,
    by: byStaff, recordedAt, ofFile: child === file.id ? null : child, allowedActions: child === file.id && file.status === 'ACTIVE' ? actMoves.allowed(asked, by) : [],
  };
}
