import { setTimeout as pause } from 'node:timers/promises';
import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { inTransaction, schemaOf, type Tx } from '@referrals/database';
import type pg from 'pg';

/** Which of these events a subscriber has not received; undefined while it does not answer, or when `signal` ends the asking. */
export type AskSubscriber = (subscriber: ServiceName, ids: readonly string[], signal: AbortSignal) => Promise<readonly string[] | undefined>;

export interface ArrivalTimes {
  /** From one look to the next. */
  readonly everyMs: number;
  /** Missing for so long an event is sent again, the next time after twice as long. */
  readonly againMs: number;
}

export interface ArrivalsOptions {
  readonly producer: ServiceName;
  /** Of the bus role. */
  readonly pool: pg.Pool;
  readonly ask: AskSubscriber;
  readonly times?: ArrivalTimes;
  readonly onSentAgain: (subscriber: ServiceName, events: number) => void;
  readonly onError: (error: unknown) => void;
}

/** What a producer knows of its events on their way to one subscriber. */
export interface Arriving {
  readonly producer: ServiceName;
  readonly subscriber: ServiceName;
  /** Events that were looked for and not found for longer than was asked, and for how long the first of them. */
  readonly missing: number;
  readonly oldestSeconds: number;
  /** Since the subscriber first failed to answer without having answered again. */
  readonly unansweredSeconds: number;
  /** Since this process started. */
  readonly sentAgain: number;
}

const USUAL: ArrivalTimes = { everyMs: 15_000, againMs: 300_000 };
/** Ids in one question; what the route takes. */
export const MOST_IDS_ASKED = 1_000;
/** So many are looked for again each time; what is behind them waits until there are fewer. */
const MOST_OPEN = 10_000;
/** A subscriber that is only slow must not be buried under copies. */
const SENT_AGAIN_AT_ONCE = 100;
/** What went so often and came nowhere waits for a person; it is told for as long as it does. */
const MOST_TIMES = 3;

interface Open { readonly seq: number; readonly since: number; times: number }

interface Way {
  readonly subscriber: ServiceName;
  readonly types: readonly string[];
  /** Everything up to here was looked for; undefined before it was read. */
  after: number | undefined;
  /** It looks at everything there ever was, and is not through with it. */
  whole: boolean;
  /** Looked for and not found, by id. */
  readonly open: Map<string, Open>;
  kept: number;
  unansweredSince: number | undefined;
  sentAgain: number;
}

/**
 * Makes sure that what a service sent came in: asks each subscriber, again and again, which of its events are not in their inbox. That
 * whoever carries said it had an event is not believed. What is missing is told, and after some minutes sent again behind what went
 * since; a second copy is nothing. Several processes of a service may do this at the same time.
 *
 * How far everything arrived is kept in `arrival`, so a restart looks at the rest only. Once a day it looks at all there ever was: a
 * subscriber's database may have gone back to an earlier moment.
 */
export class Arrivals {
  private readonly ways: readonly Way[];
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  /** No row appears any more with a `seq` up to here. */
  private settled = 0;
  private horizon: { readonly head: number; readonly xmax: number } | undefined;

  constructor(private readonly options: ArrivalsOptions) {
    const own = catalogue.filter(({ producer }) => producer === options.producer);
    this.ways = SERVICES.map((subscriber): Way => ({
      subscriber, types: own.filter(({ consumers }) => consumers.includes(subscriber)).map(({ type }) => type),
      after: undefined, whole: false, open: new Map(), kept: 0, unansweredSince: undefined, sentAgain: 0,
    })).filter(({ types }) => types.length > 0);
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** Of each subscriber, with what has been missing for longer than so many seconds. */
  state(longerThanSeconds: number): Arriving[] {
    const seconds = (since: number): number => (performance.now() - since) / 1_000;
    return this.ways.map(({ subscriber, open, unansweredSince, sentAgain }) => {
      const ages = [...open.values()].map(({ since }) => seconds(since)).filter((age) => age > longerThanSeconds);
      return {
        producer: this.options.producer, subscriber, missing: ages.length, oldestSeconds: ages.reduce((oldest, age) => Math.max(oldest, age), 0),
        unansweredSeconds: unansweredSince === undefined ? 0 : seconds(unansweredSince), sentAgain,
      };
    });
  }

  /** One look at every subscriber. */
  async look(): Promise<void> {
    await this.settle();
    for (const way of this.ways) {
      try {
        await this.lookAt(way);
      } finally {
        await this.keep(way);
      }
    }
  }

  private async run(): Promise<void> {
    const { times = USUAL, onError } = this.options;
    let told = false;
    while (!this.ending.signal.aborted) {
      try {
        await this.look();
        told = false;
      } catch (error) {
        if (!told) onError(error);
        told = true;
      }
      await pause(times.everyMs, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    }
  }

  /**
   * A change that draws its `seq` early may commit late. Whoever had drawn one up to `head` had its transaction's number by then, one
   * below `xmax`; once all of those have ended, nothing can appear up to there.
   */
  private async settle(): Promise<void> {
    const [now] = await this.transact((tx) => tx.query<{ head: number; xmin: number; xmax: number }>(
      `SELECT (SELECT coalesce(max(seq), 0) FROM ${this.schema}.outbox) AS head, pg_snapshot_xmin(s)::text::bigint AS xmin, pg_snapshot_xmax(s)::text::bigint AS xmax
       FROM pg_current_snapshot() AS s`));
    if (now === undefined) return;
    const nobodyWrites = now.xmin >= now.xmax;
    if (nobodyWrites) this.settled = now.head;
    else if (this.horizon !== undefined && now.xmin >= this.horizon.xmax) this.settled = this.horizon.head;
    else return void (this.horizon ??= now);
    this.horizon = nobodyWrites ? undefined : now;
  }

  private async lookAt(way: Way): Promise<void> {
    const kept = await this.keptOf(way);
    if (kept.due && !way.whole) [way.whole, way.after] = [true, 0];
    if (!(await this.lookForOpen(way)) || !(await this.lookFurther(way, way.after ?? kept.seq))) return;
    await this.sendAgain(way);
    if (way.whole && way.open.size === 0 && way.after === this.settled) await this.wholeIsThere(way);
  }

  /** False while the subscriber does not answer. */
  private async lookForOpen(way: Way): Promise<boolean> {
    const known = [...way.open.keys()];
    for (let from = 0; from < known.length; from += MOST_IDS_ASKED) {
      const asked = known.slice(from, from + MOST_IDS_ASKED);
      const missing = await this.ask(way, asked);
      if (missing === undefined) return false;
      for (const id of asked) if (!missing.has(id)) way.open.delete(id);
    }
    return true;
  }

  /** As `lookForOpen`: as far as rows are settled, or until too many are missing. */
  private async lookFurther(way: Way, from: number): Promise<boolean> {
    way.after = from;
    while (way.after < this.settled && way.open.size <= MOST_OPEN - MOST_IDS_ASKED && !this.ending.signal.aborted) {
      const rows = await this.rowsBehind(way, way.after);
      const missing = await this.ask(way, rows.map(({ id }) => id));
      if (missing === undefined) return false;
      const since = performance.now();
      for (const { id, seq } of rows) if (missing.has(id)) way.open.set(id, { seq, since, times: 0 });
      way.after = rows.length === MOST_IDS_ASKED ? rows.at(-1)?.seq ?? this.settled : this.settled;
    }
    return true;
  }

  private async wholeIsThere(way: Way): Promise<void> {
    await this.note(way, 0);
    await this.transact((tx) => tx.query(`UPDATE ${this.schema}.arrival SET whole_at = now() WHERE subscriber = $1`, [way.subscriber]));
    way.whole = false;
  }

  private async ask(way: Way, ids: readonly string[]): Promise<ReadonlySet<string> | undefined> {
    if (ids.length === 0) return new Set();
    const missing = await this.options.ask(way.subscriber, ids, this.ending.signal);
    way.unansweredSince = missing === undefined ? way.unansweredSince ?? performance.now() : undefined;
    return missing && new Set(missing);
  }

  private rowsBehind(way: Way, after: number): Promise<{ id: string; seq: number }[]> {
    return this.transact((tx) => tx.query<{ id: string; seq: number }>(
      `SELECT seq, id FROM ${this.schema}.outbox WHERE seq > $1 AND seq <= $2 AND type = ANY ($3) ORDER BY seq LIMIT ${MOST_IDS_ASKED}`, [after, this.settled, way.types]));
  }

  /** What has been missing for long enough and counts as sent. What does not is still under way, and told by its age in the outbox. */
  private async sendAgain(way: Way): Promise<void> {
    const { times: { againMs } = USUAL, onSentAgain } = this.options;
    const now = performance.now();
    const due = [...way.open.values()].filter(({ since, times }) => times < MOST_TIMES && now - since >= againMs * 2 ** times).sort((a, b) => a.seq - b.seq).slice(0, SENT_AGAIN_AT_ONCE);
    if (due.length === 0) return;
    const marked = new Set(await this.transact((tx) => markUnsent(tx, this.options.producer, due.map(({ seq }) => seq))));
    for (const open of due) if (marked.has(open.seq)) open.times += 1;
    if (marked.size === 0) return;
    way.sentAgain += marked.size;
    await this.note(way, marked.size);
    onSentAgain(way.subscriber, marked.size);
  }

  private async keptOf({ subscriber }: Way): Promise<{ seq: number; due: boolean }> {
    const [row] = await this.transact((tx) => tx.query<{ seq: number; due: boolean }>(
      `SELECT seq, coalesce(whole_at < now() - interval '1 day', true) AS due FROM ${this.schema}.arrival WHERE subscriber = $1`, [subscriber]));
    return row ?? { seq: 0, due: true };
  }

  /** Everything in front of the first that is missing has arrived. */
  private async keep(way: Way): Promise<void> {
    if (this.arrivedUpTo(way) > way.kept) await this.note(way, 0);
  }

  private arrivedUpTo({ open, after = 0 }: Way): number {
    return [...open.values()].reduce((least, { seq }) => Math.min(least, seq - 1), after);
  }

  private async note(way: Way, sentAgain: number): Promise<void> {
    const upTo = this.arrivedUpTo(way);
    await this.transact((tx) => tx.query(
      `INSERT INTO ${this.schema}.arrival AS a (subscriber, seq, sent_again) VALUES ($1, $2, $3)
       ON CONFLICT (subscriber) DO UPDATE SET seq = greatest(a.seq, excluded.seq), sent_again = a.sent_again + excluded.sent_again`, [way.subscriber, upTo, sentAgain]));
    way.kept = upTo;
  }

  private get schema(): string {
    return schemaOf(this.options.producer);
  }

  private transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, 'BEGIN', work);
  }
}

/** These rows of an outbox go again, those of them that count as sent; their `seq`. As the bus role. */
export async function markUnsent(tx: Tx, producer: ServiceName, seqs: readonly number[]): Promise<number[]> {
  const rows = await tx.query<{ seq: number }>(`UPDATE ${schemaOf(producer)}.outbox SET sent_at = NULL WHERE seq = ANY ($1::bigint[]) AND sent_at IS NOT NULL RETURNING seq`, [seqs]);
  return rows.map(({ seq }) => seq);
}
