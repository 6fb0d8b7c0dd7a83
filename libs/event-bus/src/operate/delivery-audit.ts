import { setTimeout as pause } from 'node:timers/promises';
import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { inTransaction, schemaOf, type Tx } from '@referrals/database';
import type pg from 'pg';
import { readHistory, type HistoryRow } from '../join/history-rows.js';
import { SettledRows } from './settled-rows.js';

/** Which of these events a subscriber has not received; undefined while it does not answer, or when `signal` ends the asking. */
export type AskSubscriber = (subscriber: ServiceName, ids: readonly string[], signal: AbortSignal) => Promise<readonly string[] | undefined>;

export interface AuditTimes {
  /** From one look to the next. */
  readonly everyMs: number;
  /** Missing for so long an event is sent again; if it is still missing, after twice and after four times as long. */
  readonly againMs: number;
}

export interface DeliveryAuditOptions {
  readonly producer: ServiceName;
  /** Of the bus role. */
  readonly pool: pg.Pool;
  readonly ask: AskSubscriber;
  readonly times?: AuditTimes;
  readonly onSentAgain: (subscriber: ServiceName, events: number) => void;
  readonly onError: (error: unknown) => void;
}

/** What a producer knows of its events on their way to one subscriber. */
export interface DeliveryState {
  readonly producer: ServiceName;
  readonly subscriber: ServiceName;
  /** Events that were sent and found missing for longer than was asked, and for how long the first of them. */
  readonly missing: number;
  readonly oldestSeconds: number;
  /** Since it last was known of everything whether it arrived: the subscriber did not answer, or a transaction does not end. */
  readonly unknownSeconds: number;
  /** Since this process started. */
  readonly sentAgain: number;
}

const USUAL: AuditTimes = { everyMs: 15_000, againMs: 300_000 };
/** Ids in one question; what the route takes. */
export const MOST_IDS_ASKED = 1_000;
/** Of those that are missing so many are asked about each time. What is behind them is looked for when there are fewer. */
const MOST_MISSING = 10_000;
/** So many, unsent ones among them, are remembered. */
const MOST_OPEN = 100_000;
/** Rows of former times that are looked at again each time, by so many at once. */
const STEPS_BACK = 4;
/** A subscriber that is only slow must not be buried under copies. */
const SENT_AGAIN_AT_ONCE = 100;
/** What this process sent so often and came nowhere waits for a person; it is reported for as long as it does. */
const MOST_TIMES = 3;

interface Row { readonly seq: number; readonly id: string; readonly type: string; readonly sent: boolean }

interface Open {
  readonly seq: number;
  /** Since it was sent and looked for and not there; undefined while it is not sent. */
  missingSince: number | undefined;
  /** How often it was sent again. */
  times: number;
}

interface Way {
  readonly subscriber: ServiceName;
  readonly types: ReadonlySet<string>;
  /** Those it has joined, each asked after behind its row; what it joins is looked after by `Histories`. */
  joined: ReadonlyMap<string, number>;
  /** What is not known to have arrived, by id. */
  readonly open: Map<string, Open>;
  /** Everything up to here was looked at; undefined before it was read. */
  after: number | undefined;
  /** A look at everything there ever was, while one is under way: looked at up to `after`, of all up to `to`. */
  whole: { readonly after: number; readonly to: number } | undefined;
  /** As it was last noted. */
  noted: number | undefined;
  /** Whether it did when it was last asked. */
  answers: boolean;
  knownAt: number;
  sentAgain: number;
}

/**
 * Makes sure that what a service sent came in: asks each subscriber, again and again, which of its events are not in their inbox. That
 * whoever carries said it had an event is not believed. What is missing is reported, and after some minutes sent again behind what went
 * since; a second copy is nothing. Several processes of a service may do this at the same time.
 *
 * A type that a subscriber has not joined yet is not missing: it is asked after from the end of its history on.
 *
 * How far everything arrived is noted in `arrival`, so a restart looks at the rest only. Once a day all there ever was is looked at, in
 * small steps: a subscriber's database may have gone back to an earlier moment.
 */
export class DeliveryAudit {
  private readonly ways: readonly Way[];
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  private readonly settled: SettledRows;

  constructor(private readonly options: DeliveryAuditOptions) {
    this.settled = new SettledRows(options.producer, options.pool);
    const own = catalogue.filter(({ producer }) => producer === options.producer);
    this.ways = SERVICES.map((subscriber): Way => ({
      subscriber, types: new Set(own.filter(({ consumers }) => consumers.includes(subscriber)).map(({ type }) => type)),
      joined: new Map(), open: new Map(), after: undefined, whole: undefined, noted: undefined, answers: true, knownAt: performance.now(), sentAgain: 0,
    })).filter(({ types }) => types.size > 0);
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** Of each subscriber, with what has been missing for longer than so many seconds. */
  state(longerThanSeconds: number): DeliveryState[] {
    const seconds = (since: number): number => (performance.now() - since) / 1_000;
    return this.ways.map(({ subscriber, open, knownAt, sentAgain }) => {
      const ages = [...open.values()].flatMap(({ missingSince }) => (missingSince === undefined ? [] : [seconds(missingSince)])).filter((age) => age > longerThanSeconds);
      return {
        producer: this.options.producer, subscriber, missing: ages.length, oldestSeconds: ages.reduce((oldest, age) => Math.max(oldest, age), 0),
        unknownSeconds: seconds(knownAt), sentAgain,
      };
    });
  }

  /** One look at every subscriber. @throws the first of their failures, once all were looked at */
  async look(): Promise<void> {
    const fresh = await this.settled.settle(this.times.everyMs, this.ending.signal);
    const failures: unknown[] = [];
    const histories = await this.transact((tx) => readHistory(tx, this.options.producer));
    for (const way of this.ways) {
      try {
        join(way, histories.filter(({ subscriber, type, done }) => done && subscriber === way.subscriber && way.types.has(type)));
        if (way.joined.size === 0) way.knownAt = performance.now();
        else if (this.settled.upTo !== undefined && await this.lookAt(way, this.settled.upTo) && fresh) way.knownAt = performance.now();
        await this.note(way);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async run(): Promise<void> {
    let reported = false;
    while (!this.ending.signal.aborted) {
      try {
        await this.look();
        reported = false;
      } catch (error) {
        if (!reported) this.options.onError(error);
        reported = true;
      }
      await pause(this.times.everyMs, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    }
  }

  /** True when it is known of everything up to `settled` whether it arrived. */
  private async lookAt(way: Way, settled: number): Promise<boolean> {
    const noted = await this.notedOf(way);
    // What is from before this was looked for at all is looked at in small steps.
    way.after ??= noted.seq ?? settled;
    if (noted.due) way.whole ??= { after: 0, to: way.after };
    await this.markSent(way);
    if (!(await this.lookForMissing(way))) return false;
    const fresh = await this.lookFurther(way, way.after, settled, Infinity, (seq) => { way.after = seq; });
    if (fresh && way.whole !== undefined) await this.lookBack(way, way.whole);
    await this.sendAgain(way);
    return fresh && way.answers;
  }

  /** Of what was not sent when it was looked at, what is now. */
  private async markSent({ open }: Way): Promise<void> {
    const unsent = new Map([...open].flatMap(([id, { seq, missingSince }]) => (missingSince === undefined ? [[seq, id] as const] : [])));
    if (unsent.size === 0) return;
    const rows = await this.transact((tx) => tx.query<{ seq: number }>(`SELECT seq FROM ${this.schema}.outbox WHERE seq = ANY ($1::bigint[]) AND sent_at IS NOT NULL`, [[...unsent.keys()]]));
    for (const { seq } of rows) {
      const sent = open.get(unsent.get(seq) ?? '');
      if (sent) sent.missingSince = performance.now();
    }
  }

  /** False while the subscriber does not answer. */
  private async lookForMissing(way: Way): Promise<boolean> {
    const missing = [...way.open].flatMap(([id, { missingSince }]) => (missingSince === undefined ? [] : [id]));
    for (let from = 0; from < Math.min(missing.length, MOST_MISSING); from += MOST_IDS_ASKED) {
      const asked = missing.slice(from, from + MOST_IDS_ASKED);
      const still = await this.ask(way, asked);
      if (still === undefined) return false;
      for (const id of asked) if (!still.has(id)) way.open.delete(id);
    }
    return true;
  }

  /** Looks at rows behind `from`, at most so many steps; true when it came to `to`. Stands still while too many are open. */
  private async lookFurther(way: Way, from: number, to: number, steps: number, came: (seq: number) => void): Promise<boolean> {
    let after = from;
    for (let step = 0; after < to && step < steps; step += 1) {
      if (this.ending.signal.aborted || way.open.size > MOST_OPEN || missingOf(way) > MOST_MISSING) return false;
      const rows = await this.rowsBehind(after, to);
      const own = rows.filter(({ id, type, seq }) => seq > (way.joined.get(type) ?? Infinity) && !way.open.has(id));
      const missing = await this.ask(way, own.flatMap(({ id, sent }) => (sent ? [id] : [])));
      if (missing === undefined) return false;
      const since = performance.now();
      for (const { id, seq, sent } of own) if (!sent || missing.has(id)) way.open.set(id, { seq, missingSince: sent ? since : undefined, times: 0 });
      after = rows.length === MOST_IDS_ASKED ? rows.at(-1)?.seq ?? to : to;
      came(after);
    }
    return after >= to;
  }

  /** Some steps of a look at everything there ever was; the next begins a day after it is through. What it found missing is noted by `seq`. */
  private async lookBack(way: Way, { after, to }: NonNullable<Way['whole']>): Promise<void> {
    if (!(await this.lookFurther(way, after, to, STEPS_BACK, (seq) => { way.whole = { after: seq, to }; }))) return;
    way.whole = undefined;
    await this.note(way, { whole: true });
  }

  private async ask(way: Way, ids: readonly string[]): Promise<ReadonlySet<string> | undefined> {
    if (ids.length === 0) return new Set();
    const missing = await this.options.ask(way.subscriber, ids, this.ending.signal);
    way.answers = missing !== undefined;
    return missing && new Set(missing);
  }

  /** Of any type: a search for rare ones could walk through years in one statement. */
  private rowsBehind(after: number, to: number): Promise<Row[]> {
    return this.transact((tx) => tx.query<Row>(
      `SELECT seq, id, type, sent_at IS NOT NULL AS sent FROM ${this.schema}.outbox WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${MOST_IDS_ASKED}`, [after, to]));
  }

  private async sendAgain(way: Way): Promise<void> {
    const now = performance.now();
    const due = [...way.open.values()]
      .filter(({ missingSince, times }) => missingSince !== undefined && times < MOST_TIMES && now - missingSince >= this.times.againMs * 2 ** times)
      .sort((a, b) => a.seq - b.seq).slice(0, SENT_AGAIN_AT_ONCE);
    if (due.length === 0) return;
    const marked = new Set(await this.transact((tx) => markUnsent(tx, this.options.producer, due.map(({ seq }) => seq))));
    // What another process marked meanwhile is under way again as well.
    for (const open of due) {
      open.missingSince = undefined;
      if (marked.has(open.seq)) open.times += 1;
    }
    if (marked.size === 0) return;
    way.sentAgain += marked.size;
    await this.note(way, { sentAgain: marked.size });
    this.options.onSentAgain(way.subscriber, marked.size);
  }

  private async notedOf({ subscriber }: Way): Promise<{ seq?: number; due: boolean }> {
    const [row] = await this.transact((tx) => tx.query<{ seq: number; due: boolean }>(
      `SELECT seq, coalesce(whole_at < now() - interval '1 day', true) AS due FROM ${this.schema}.arrival WHERE subscriber = $1`, [subscriber]));
    return row ?? { due: true };
  }

  /** Everything in front of the first that is open has arrived, but for what a look at everything has yet to find. May go back. */
  private async note(way: Way, { sentAgain = 0, whole = false } = {}): Promise<void> {
    if (way.after === undefined) return;
    const upTo = [...way.open.values()].reduce((least, { seq }) => Math.min(least, seq - 1), way.after);
    if (upTo === way.noted && sentAgain === 0 && !whole) return;
    await this.transact((tx) => tx.query(
      `INSERT INTO ${this.schema}.arrival AS a (subscriber, seq, sent_again, whole_at) VALUES ($1, $2, $3, CASE WHEN $4::boolean THEN now() END)
       ON CONFLICT (subscriber) DO UPDATE SET seq = excluded.seq, sent_again = a.sent_again + excluded.sent_again, whole_at = coalesce(excluded.whole_at, a.whole_at)`,
      [way.subscriber, upTo, sentAgain, whole]));
    way.noted = upTo;
  }

  private get times(): AuditTimes {
    return this.options.times ?? USUAL;
  }

  private get schema(): string {
    return schemaOf(this.options.producer);
  }

  private transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, 'BEGIN', work);
  }
}

/** What it joined since the last look is asked after from the end of its history on. */
function join(way: Way, done: readonly HistoryRow[]): void {
  const fresh = done.filter(({ type }) => !way.joined.has(type));
  if (way.after !== undefined) way.after = fresh.reduce((least, { seq }) => Math.min(least, seq), way.after);
  way.joined = new Map(done.map(({ type, cut }) => [type, cut]));
}

const missingOf = ({ open }: Way): number => [...open.values()].filter(({ missingSince }) => missingSince !== undefined).length;

/** These rows of an outbox go again, those of them that count as sent; their `seq`. As the bus role. */
export async function markUnsent(tx: Tx, producer: ServiceName, seqs: readonly number[]): Promise<number[]> {
  const rows = await tx.query<{ seq: number }>(`UPDATE ${schemaOf(producer)}.outbox SET sent_at = NULL WHERE seq = ANY ($1::bigint[]) AND sent_at IS NOT NULL RETURNING seq`, [seqs]);
  return rows.map(({ seq }) => seq);
}
