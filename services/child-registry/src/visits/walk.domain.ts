import type { Rounding } from './codes.domain.js';
import type { DayCount } from './day-count.domain.js';
import { compareCadences, dueAfter, type Cadence } from './due.domain.js';

/** No day: what is not owed, or not before an absence ends. */
export const NEVER: DayCount = Number.POSITIVE_INFINITY;

/** An absence as the walk needs it: the first day back, and the earliest day anything is owed again. NEVER for both while it is open. */
export interface Gone { readonly from: DayCount; readonly back: DayCount; readonly owedFrom: DayCount }

/**
 * One thing that is owed again and again, walked through the facts of a file in the order of their days. Every day that goes by undone is kept:
 * what is missed stays missed, and no edit but a fact with its date moves the next day.
 */
export class Walk {
  /** Days that went by undone, in order. */
  readonly missed: DayCount[] = [];
  /** The last day it was done. */
  last: DayCount | undefined;
  /** The day it is due; NEVER outside a span and while the child is away for no one knows how long. */
  due = NEVER;
  /** The first day missed since it was last done, owed anew or interrupted by an absence. */
  overdueSince: DayCount | undefined;
  inSpan = false;
  gone: Gone | undefined;
  /** From when the present interval is counted, and the limit of the first one. */
  private anchor: DayCount = 0;
  private firstBy = NEVER;

  constructor(private cadence: Cadence, private readonly rounding: Rounding) {}

  /** Goes on to the morning of a day: what was due before is missed. */
  to(day: DayCount): void {
    while (this.due < day) {
      this.missed.push(this.due);
      this.overdueSince ??= this.due;
      this.due = this.dueFrom(this.due);
    }
  }

  /** The file was opened, opened again or taken over: owed anew, the first time by `firstBy` at the latest. */
  begin(on: DayCount, firstBy: DayCount): void {
    this.inSpan = true;
    this.anchor = on;
    this.firstBy = firstBy;
    this.overdueSince = undefined;
    this.owe(Math.min(this.dueFrom(on), firstBy), on);
  }

  end(): void {
    this.inSpan = false;
    this.due = NEVER;
    this.overdueSince = undefined;
  }

  /**
   * It was done. Counted from that day, but a day that is not overdue never comes nearer by it: on the first day back in mid-February,
   * half a month ends before the fifteen days do that the return gave.
   */
  act(on: DayCount): void {
    if (!this.inSpan) return;
    const isOverdue = this.overdueSince !== undefined;
    this.last = on;
    this.anchor = on;
    this.firstBy = NEVER;
    this.overdueSince = undefined;
    this.owe(isOverdue ? this.dueFrom(on) : Math.max(this.due, this.dueFrom(on)), on);
  }

  /** Another cadence from that day on. A shorter one brings the day nearer, never into the past; a longer one does not forgive what is overdue. */
  change(on: DayCount, cadence: Cadence): void {
    const compared = compareCadences(cadence, this.cadence);
    this.cadence = cadence;
    if (!this.inSpan) return;
    if (compared < 0) this.owe(Math.min(this.due, this.dueFrom(on)), on);
    if (compared > 0 && this.overdueSince === undefined) this.owe(Math.max(this.due, Math.min(this.dueFrom(this.anchor), this.firstBy)), on);
  }

  /** The child is away: nothing is overdue any more and nothing is owed before the return; the days missed stay. */
  leave(gone: Gone): void {
    if (this.gone === undefined || gone.back > this.gone.back) this.gone = gone;
    if (!this.inSpan) return;
    this.due = this.overdueSince === undefined ? Math.max(this.due, gone.owedFrom) : gone.owedFrom;
    this.overdueSince = undefined;
  }

  private owe(due: DayCount, on: DayCount): void {
    this.due = this.gone !== undefined && on < this.gone.back ? Math.max(due, this.gone.owedFrom) : due;
  }

  private dueFrom(day: DayCount): DayCount {
    return dueAfter(day, this.cadence, this.rounding);
  }
}
