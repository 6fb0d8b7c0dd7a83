import { daysBetween } from '@referrals/calendar';
import type { Plain } from '@referrals/service-kit';
import { rules430200 } from '../pack/packs.js';
import type { Act } from './act.entity.js';
import type { ActView } from './act.dto.js';

/** An act as a file's page shows it; that of a linked file is marked. */
export function actView(act: Plain<Act>, file: string): ActView {
  const { id, child, kind, onDay, place, childSeen, childSpoken, childAlone, caregiverSpoken, notMet, state, mood, caregiverSays, ownWords, helpGiven, note, byStaff, recordedAt, recordedOn, confirmedAt } = act;
  const waitsForConfirmation = state === 'RECORDED' && confirmedAt === null && daysBetween(onDay, recordedOn) > rules430200.schedule.lateEntryDays;
  return {
    id, kind, on: onDay, place, childSeen, childSpoken, childAlone, caregiverSpoken, notMet, state, waitsForConfirmation, mood, caregiverSays, ownWords, helpGiven, note,
    by: byStaff, recordedAt, ofFile: child === file ? null : child,
  };
}
