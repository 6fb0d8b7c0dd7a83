export interface LoadLimits {
  /** Requests that are let in at the same time while all goes well. */
  readonly most: number;
  /** And at least, however slow it is: fewer would leave the processors idle. */
  readonly least: number;
  /** How long a request may stay on average, in milliseconds, before fewer are let in. */
  readonly withinMs: number;
}

/** Judged no more often than this, and by no fewer requests unless a second went by. */
const WINDOW_MS = 250;
const ENOUGH = 10;
const SECOND_MS = 1_000;

/**
 * How many requests may be here at once. More of them beyond what can be done make nothing faster, they only wait: by Little's law
 * the mean stay is those present divided by those answered a millisecond. So when the stay grows beyond what people bear, the places
 * are as many as are answered in that time; when it does not, they grow again, a tenth at a time. Time is an argument, in milliseconds.
 */
export class LoadLimit {
  private places: number;
  private present = 0;
  private answered = 0;
  /** Requests × milliseconds of the window so far. */
  private stayed = 0;
  private from = 0;
  private last = 0;

  constructor(private readonly limits: LoadLimits) {
    this.places = limits.most;
  }

  /** Takes a place, when fewer than this part of all are taken. */
  enter(part: number, now: number): boolean {
    // Who finds nobody here finds all places.
    if (this.present === 0 && now - this.last > SECOND_MS) this.begin(this.limits.most, now);
    if (this.present >= Math.max(1, Math.floor(this.places * part))) return false;
    this.pass(now);
    this.present += 1;
    return true;
  }

  /** Gives it back. */
  leave(now: number): void {
    this.pass(now);
    this.present -= 1;
    this.answered += 1;
    const span = now - this.from;
    if (span < WINDOW_MS || (this.answered < ENOUGH && span < SECOND_MS)) return;
    const { least, most, withinMs } = this.limits;
    const slow = this.stayed / this.answered > withinMs && this.stayed / span > least;
    this.begin(slow ? Math.max(least, (withinMs * this.answered) / span) : this.places * 1.1 + 1, now);
    this.places = Math.min(this.places, most);
  }

  private pass(now: number): void {
    this.stayed += this.present * (now - this.last);
    this.last = now;
  }

  private begin(places: number, now: number): void {
    this.places = places;
    this.answered = 0;
    this.stayed = 0;
    this.from = now;
    this.last = now;
  }
}
