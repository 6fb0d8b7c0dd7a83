import { firstAct, textOf, type CaseEvent } from '../pack/matcher.js';
import type { Duty } from './duty.js';

/** Meets or voids an open duty when the event is about its subject. An act before the duty began does neither. */
export function endByEvent(duty: Duty, event: CaseEvent): void {
  if (textOf(event, duty.row.subject) !== duty.subject) return;
  const since = (act: string): boolean => act >= duty.since;
  const met = firstAct(duty.row.satisfiedBy, event, 'END', since);
  if (met !== undefined) {
    const inTime = met < duty.dueAt;
    // The law looks at the act; the supervisor at when it was told, too.
    Object.assign(duty, { state: inTime ? 'MET' : 'MET_LATE', metAt: met, recordedLate: inTime && event.at >= duty.dueAt, closedAt: event.at });
  } else if (firstAct(duty.row.voidBy, event, 'END', since) !== undefined) {
    Object.assign(duty, { state: 'VOID', reason: 'VOIDED', closedAt: event.at });
  }
}
