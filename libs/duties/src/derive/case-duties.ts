import { laterOf, type Instant } from '@referrals/calendar';
import type { DutyPack } from '../pack/duty-pack.js';
import { textOf, typeOf, type CaseEvent } from '../pack/matcher.js';
import { control } from './control.js';
import type { Duty } from './duty.js';
import type { DutyCalendar } from './duty-calendar.js';
import { dateAgain } from './due-date.js';
import { endByEvent } from './end-by-event.js';
import { Places } from './places.js';
import { unfiredSteps } from './step-time.js';
import { trigger, type LookBack } from './trigger.js';

/** What a case owed before the next event: rows of a store, or nothing at its beginning. */
export interface CaseSoFar {
  readonly duties: Duty[];
  readonly places: Places;
  /** Up to when imports and steps are applied. */
  readonly until?: Instant | undefined;
}

/**
 * The duties of one case, moved on event by event. The same fold derives them from the whole history and goes on from what is stored:
 * stored equals derived because there is no other.
 */
export class CaseDuties {
  readonly duties: Duty[];
  readonly places: Places;
  private until: Instant | undefined;

  constructor(
    private readonly pack: DutyPack, private readonly caseId: string, private readonly calendar: DutyCalendar,
    private readonly lookBack: LookBack, { duties, places, until }: CaseSoFar = { duties: [], places: new Places(pack) },
  ) {
    [this.duties, this.places, this.until] = [duties, places, until];
  }

  /** Steps and a year's notice take effect up to this moment, each at its own time. What is told later changes none of them. */
  advance(to: Instant): void {
    for (const moment of this.calendar.imports.filter((at) => at <= to && (this.until === undefined || at > this.until))) {
      this.fire(moment, this.until ?? moment);
      this.until = moment;
      this.dateProvisional(moment);
    }
    this.fire(to, this.until === undefined ? to : laterOf(this.until, to));
    this.until = this.until === undefined ? to : laterOf(this.until, to);
  }

  /** Returns the clocks that the event should have started and could not: it had no subject or no date. */
  apply(event: CaseEvent): string[] {
    this.advance(event.at);
    if (typeOf(event).startsWith(`${this.pack.service}.duty.`)) {
      control(this.duties.find(({ id }) => id === textOf(event, 'dutyId')), event, this.pack, this.calendar);
      return [];
    }
    for (const duty of this.open()) endByEvent(duty, event);
    this.places.apply(event);
    for (const duty of this.open()) {
      duty.placeKey = this.places.last(duty.placeKey);
      duty.owner = this.places.owner(duty.placeKey) ?? duty.owner;
    }
    return trigger({ pack: this.pack, caseId: this.caseId, calendar: this.calendar, places: this.places, duties: this.duties, lookBack: this.lookBack }, event);
  }

  private open(): Duty[] {
    return this.duties.filter(({ state }) => state === 'OPEN');
  }

  private fire(upTo: Instant, knownAt: Instant): void {
    for (const duty of this.open()) {
      const due = unfiredSteps(duty, this.calendar.assumedAt(knownAt), upTo).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      duty.steps.push(...due);
    }
  }

  private dateProvisional(knownAt: Instant): void {
    for (const duty of this.open()) if (duty.provisional) dateAgain(duty, this.calendar, knownAt);
  }
}
