import { shanghaiDate, type Instant } from '@referrals/calendar';
import { v5 } from 'uuid';
import type { DutyPack, DutyRow } from '../pack/duty-pack.js';
import { firstAct, textOf, type CaseEvent } from '../pack/matcher.js';
import { dateTold, dueDate, type DueDate } from './due-date.js';
import type { Duty } from './duty.js';
import type { DutyCalendar } from './duty-calendar.js';
import { limitOf } from './limit-of.js';
import { placeKeyOf, type Places } from './places.js';

/** Makes ids of duties: the same case, clock, subject and trigger are the same duty everywhere. */
const NAMESPACE = '6d1f4a52-0c1e-5b7a-9a53-7f0d3f2b9c10';

/** The same for ever: of a case, a clock, what it is about and the event that started it. */
export const dutyId = (caseId: string, clock: string, subject: string, eventId: string): string => v5([caseId, clock, subject, eventId].join('|'), NAMESPACE);

/** Events of the case before this one whose `field` is that subject; asked only when what starts a duty is told late. */
export type LookBack = (field: string, subject: string, before: CaseEvent) => readonly CaseEvent[];

interface Around {
  readonly pack: DutyPack;
  readonly caseId: string;
  readonly calendar: DutyCalendar;
  readonly places: Places;
  readonly duties: Duty[];
  readonly lookBack: LookBack;
}

/** Starts, keeps or begins again what the event triggers. Returns clocks that wanted to start and had no subject or no date. */
export function trigger(around: Around, event: CaseEvent): string[] {
  return around.pack.rows.flatMap((row) => {
    const since = firstAct(row.trigger, event, 'START');
    if (since === undefined || !inForce(row, since)) return [];
    const subject = textOf(event, row.subject);
    const due = dateOf(row, since, event, around.calendar);
    if (subject === undefined || due === undefined) return [row.id];
    triggerOne(around, { row, since, subject, due, event });
    return [];
  });
}

interface Triggered { readonly row: DutyRow; readonly since: Instant; readonly subject: string; readonly due: DueDate; readonly event: CaseEvent }

const inForce = ({ from, to }: DutyRow, since: Instant): boolean => {
  const day = shanghaiDate(since);
  return from <= day && (to === undefined || day < to);
};

function dateOf({ limit, dueFrom }: DutyRow, since: Instant, event: CaseEvent, calendar: DutyCalendar): DueDate | undefined {
  if (limit !== undefined) return dueDate(limit, since, [], calendar, event.at);
  const told = dueFrom === undefined ? undefined : textOf(event, dueFrom.field);
  return told === undefined ? undefined : { dueAt: dateTold(told, dueFrom?.plusDays), provisional: false };
}

function triggerOne(around: Around, { row, since, subject, due, event }: Triggered): void {
  const same = around.duties.filter((one) => one.clock === row.id && one.subject === subject);
  const open = same.find(({ state }) => state === 'OPEN');
  if (open !== undefined && row.again !== 'RESTART') {
    comesEarlier(open, since, due, around.calendar, event.at);
    return;
  }
  if (open !== undefined && since < open.since) return;
  if (row.again === 'ONCE' && same.some(({ state }) => state === 'MET' || state === 'MET_LATE')) return;
  if (open !== undefined) Object.assign(open, { state: 'VOID', reason: 'RESTARTED', closedAt: event.at });
  const duty = newDuty(around, { row, since, subject, due, event });
  metBefore(duty, event, around.lookBack);
  around.duties.push(duty);
}

/** A trigger that is told late may bring the date forward, never back. */
function comesEarlier(open: Duty, since: Instant, due: DueDate, calendar: DutyCalendar, at: Instant): void {
  const limit = limitOf(open);
  if (limit === undefined) {
    if (due.dueAt < open.dueAt) open.dueAt = due.dueAt;
  } else if (since < open.since) {
    const again = dueDate(limit, since, open.pauses, calendar, at);
    if (again.dueAt <= open.dueAt) Object.assign(open, again, { since });
  }
}

function newDuty({ pack, caseId, places }: Around, { row, since, subject, due, event }: Triggered): Duty {
  const place = places.last(placeKeyOf(event, pack.place) ?? subject);
  const person = row.person === undefined ? undefined : textOf(event, row.person);
  return {
    id: dutyId(caseId, row.id, subject, event.id), clock: row.id, row, ladder: pack.ladders[row.ladder] ?? [], pack: pack.pack, subject,
    placeKey: place, owner: places.owner(place), triggerEvent: event.id, since, pauses: [], ...due, state: 'OPEN', steps: [],
    ...(person === undefined ? {} : { person }),
  };
}

/** What was done after the duty began and told before it: the earliest such act ends it at once, and no step fires. */
function metBefore(duty: Duty, event: CaseEvent, lookBack: LookBack): void {
  if (duty.since >= event.at) return;
  const after = (act: Instant): boolean => act > duty.since;
  const acts = lookBack(duty.row.subject, duty.subject, event).flatMap((one) => {
    const met = firstAct(duty.row.satisfiedBy, one, 'END', after);
    const act = met ?? firstAct(duty.row.voidBy, one, 'END', after);
    return act === undefined ? [] : [{ act, met: met !== undefined }];
  });
  const first = acts.sort((a, b) => (a.act < b.act ? -1 : a.act > b.act ? 1 : Number(b.met) - Number(a.met)))[0];
  if (first === undefined) return;
  Object.assign(duty, { closedAt: event.at }, first.met
    ? { state: first.act < duty.dueAt ? 'MET' : 'MET_LATE', metAt: first.act, recordedLate: false }
    : { state: 'VOID', reason: 'VOIDED' });
}
