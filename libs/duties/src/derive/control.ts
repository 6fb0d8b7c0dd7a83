import { addMillis, instant, type Instant } from '@referrals/calendar';
import type { DutyPack } from '../pack/duty-pack.js';
import { textOf, typeOf, type CaseEvent } from '../pack/matcher.js';
import { dateAgain, dueDate } from './due-date.js';
import type { Duty } from './duty.js';
import type { DutyCalendar } from './duty-calendar.js';

const DAY_MS = 86_400_000;

/** Why a recorded extension, pause, resumption or waiver has no effect. The door refuses by the same. */
export type ControlRefusal = 'DUTY_CLOSED' | 'DUTY_OVERDUE' | 'EXTENSION_NOT_LATER' | 'UNKNOWN_CODE' | 'NOT_PAUSABLE' | 'ALREADY_PAUSED' | 'UNTIL_RANGE' | 'NOT_PAUSED' | 'NOT_WAIVABLE';

/** Applies `duty.extended`, `.paused`, `.resumed` or `.waived`; others (`.escalated`) tell only what follows by itself. */
export function control(duty: Duty | undefined, event: CaseEvent, { service }: Pick<DutyPack, 'service'>, calendar: DutyCalendar): ControlRefusal | undefined {
  if (duty?.state !== 'OPEN') return 'DUTY_CLOSED';
  const act = typeOf(event).slice(`${service}.duty.`.length);
  if (act === 'extended') return extend(duty, textOf(event, 'code'), event.at, calendar);
  if (act === 'paused') return pause(duty, textOf(event, 'until'), event.at, calendar);
  if (act === 'resumed') return resume(duty, event.at, calendar);
  if (act === 'waived') return waive(duty, event.at);
  return undefined;
}

/** Only while it is not overdue, to a later ground of the list, and only if that is later: counted again from the same moment. */
export function extend(duty: Duty, code: string | undefined, at: Instant, calendar: DutyCalendar): ControlRefusal | undefined {
  const grounds = duty.row.extensions ?? [];
  const [present, next] = [duty.extension, code].map((one) => grounds.findIndex((ground) => ground.code === one)) as [number, number];
  const ground = grounds[next];
  if (ground === undefined) return 'UNKNOWN_CODE';
  if (at >= duty.dueAt) return 'DUTY_OVERDUE';
  const due = dueDate(ground.limit, duty.since, duty.pauses, calendar, at);
  if (next <= present || due.dueAt <= duty.dueAt) return 'EXTENSION_NOT_LATER';
  Object.assign(duty, due, { extension: ground.code });
  return undefined;
}

/** A pause always has an end, so that the date is always known. */
export function pause(duty: Duty, told: string | undefined, at: Instant, calendar: DutyCalendar): ControlRefusal | undefined {
  const { pauseMaxDays } = duty.row;
  if (pauseMaxDays === undefined) return 'NOT_PAUSABLE';
  if (duty.pauses.some(({ to }) => to === undefined || at < to)) return 'ALREADY_PAUSED';
  if (at >= duty.dueAt) return 'DUTY_OVERDUE';
  const until = told === undefined ? undefined : instant(told);
  if (until === undefined || at <= duty.since || until <= at || until > addMillis(at, pauseMaxDays * DAY_MS)) return 'UNTIL_RANGE';
  duty.pauses = [...duty.pauses, { from: at, to: until }];
  dateAgain(duty, calendar, at);
  return undefined;
}

export function resume(duty: Duty, at: Instant, calendar: DutyCalendar): ControlRefusal | undefined {
  const running = duty.pauses.find(({ from, to }) => from <= at && (to === undefined || at < to));
  if (running === undefined) return 'NOT_PAUSED';
  duty.pauses = duty.pauses.map((one) => (one === running ? { from: one.from, to: at } : one));
  dateAgain(duty, calendar, at);
  return undefined;
}

export function waive(duty: Duty, at: Instant): ControlRefusal | undefined {
  if (duty.row.waivable !== true) return 'NOT_WAIVABLE';
  Object.assign(duty, { state: 'VOID', reason: 'WAIVED', closedAt: at });
  return undefined;
}
