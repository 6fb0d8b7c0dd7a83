import type { Instant } from '@referrals/calendar';
import type { DutyPack } from '../pack/duty-pack.js';
import { textOf, type CaseEvent } from '../pack/matcher.js';
import { CaseDuties } from './case-duties.js';
import type { Duty } from './duty.js';
import { DutyCalendar } from './duty-calendar.js';

export interface Derived {
  /** By due date, clock and id. */
  readonly duties: readonly Duty[];
  /** For each place that owes something, the duty that is due first. */
  readonly nextDuty: Readonly<Record<string, string>>;
  /** Clocks that events should have started and could not. */
  readonly untriggered: readonly string[];
}

export interface History {
  readonly pack: DutyPack;
  readonly case: string;
  /** Of the service's own outbox, in the order of its rows. */
  readonly events: readonly CaseEvent[];
  readonly now: Instant;
  readonly calendar?: DutyCalendar;
}

/** What a case owes at a moment, from its events alone. An event later than that moment is not looked at, nor any after it. */
export function deriveDuties({ pack, case: caseId, events, now, calendar = new DutyCalendar() }: History): Derived {
  const seen: CaseEvent[] = [];
  const duties = new CaseDuties(pack, caseId, calendar, (field, subject, before) => seen.filter((one) => one !== before && textOf(one, field) === subject));
  const untriggered: string[] = [];
  for (const event of events) {
    if (event.at > now) break;
    if (seen.some(({ id }) => id === event.id)) continue;
    seen.push(event);
    untriggered.push(...duties.apply(event));
  }
  duties.advance(now);
  return { duties: [...duties.duties].sort(inOrder), nextDuty: nextDuties(duties.duties), untriggered };
}

const keyOf = ({ dueAt, clock, id }: Duty): string => `${dueAt}|${clock}|${id}`;
export const inOrder = (a: Duty, b: Duty): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** A paused duty is owed too: nothing else is next because somebody waits. */
export function nextDuties(duties: readonly Duty[]): Record<string, string> {
  const next = new Map<string, Duty>();
  for (const duty of duties.filter(({ state }) => state === 'OPEN')) {
    const first = next.get(duty.placeKey);
    if (first === undefined || inOrder(duty, first) < 0) next.set(duty.placeKey, duty);
  }
  return Object.fromEntries([...next].map(([place, { id }]) => [place, id]));
}
