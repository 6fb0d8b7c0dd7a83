import { addMillis, instant, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { outside } from '@referrals/policy';
import { z } from 'zod';
import { deriveDuties as derive } from './derive/derive-duties.js';
import { isOverdue, isPaused, type Duty } from './derive/duty.js';
import { DutyCalendar, YEARS_AT_FIRST } from './derive/duty-calendar.js';
import { checkPack as check } from './pack/check-pack.js';
import type { DutyPack } from './pack/duty-pack.js';
import { DutyPackShape } from './pack/duty-pack.schema.js';
import { dutyPacks } from './packs/duty-packs.js';

const Moment = z.string().transform((text) => instant(text));
const CaseEvents = z.array(z.object({ id: z.string(), type: z.string(), at: Moment, data: z.record(z.string(), z.unknown()) }));

const History = z.strictObject({
  /** A pack this release carries, by name, or one of the asker's own. */
  pack: z.union([z.string(), DutyPackShape]), case: z.string(), events: CaseEvents, now: Moment, years: z.record(z.string(), Moment.nullable()).optional(),
});

/** `{pack, case, events, years?, now}` → `{duties, nextDuty}` as the case stands at `now`. */
const deriveDuties = outside(History, ({ pack, years = YEARS_AT_FIRST, ...history }) => {
  const { duties, nextDuty } = derive({ ...history, pack: packOf(pack), calendar: new DutyCalendar(years) });
  return { duties: duties.map((duty) => shown(duty, history.now)), nextDuty };
});

function packOf(pack: string | z.output<typeof DutyPackShape>): DutyPack {
  const known = typeof pack === 'string' ? dutyPacks.get(pack) : pack as DutyPack;
  if (known === undefined) throw new DomainError('INVALID_INPUT', { field: 'pack' });
  return known;
}

/** `{pack, service, place, ladders, rows}` → `{errors}`, all that is wrong with it. */
const checkPack = outside(DutyPackShape, (pack) => check(pack as DutyPack));

const SHANGHAI_MS = 8 * 3_600_000;
const inChina = (moment: Instant): string => `${addMillis(moment, SHANGHAI_MS).slice(0, -1)}+08:00`;

function shown(duty: Duty, now: Instant): object {
  const { id, clock, subject, owner, since, dueAt, provisional, state, steps, metAt, recordedLate, reason, extension } = duty;
  return {
    id, clock, subject, owner, since: inChina(since), dueAt: inChina(dueAt), provisional, state: isPaused(duty, now) ? 'PAUSED' : state,
    overdue: isOverdue(duty, now), steps: steps.map(({ step, at }) => ({ step, at: inChina(at) })),
    ...(metAt === undefined ? {} : { metAt: inChina(metAt), recordedLate }), ...(reason === undefined ? {} : { reason }),
    ...(extension === undefined ? {} : { extension }),
  };
}

/** Asked by `npm run -s duties -- decide`. */
export const decisions = { deriveDuties, checkPack };
