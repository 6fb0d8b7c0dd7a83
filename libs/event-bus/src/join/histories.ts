import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { inTransaction, type Tx } from '@referrals/database';
import type pg from 'pg';
import type { Failpoints } from '../failpoints.js';
import { topicOf } from '../inbox/plan-batch.js';
import { SettledRows } from '../operate/settled-rows.js';
import { againAndAgain } from '../run/again-and-again.js';
import { holdingShards } from '../run/session-locks.js';
import type { Transport } from '../transport.port.js';
import { Stillness, type AskOthers, type Joining } from './ask-others.js';
import { beginHistory, lastBefore, readHistory, recordJoined, type HistoryRow } from './history-rows.js';
import { HistoryWalk } from './history-walk.js';
import { planJoins, type JoinPlan } from './plan-joins.js';

export interface HistoriesOptions {
  readonly producer: ServiceName;
  /** Of the bus role; at least two connections. */
  readonly pool: pg.Pool;
  readonly transport: Pick<Transport, 'carryHistory' | 'state'>;
  readonly ask: Pick<AskOthers, 'subscriptions' | 'notReceived'>;
  readonly failpoints: Failpoints;
  /** From one look to the next while nobody joins; while somebody does it is looked all the time. 15 s. */
  readonly everyMs?: number;
  /** Handed over and not there for so long, a history goes again from there. 60 s. */
  readonly againMs?: number;
  readonly onError: (error: unknown) => void;
}

const WHILE_JOINING_MS = 100;
const WHILE_ABSENT_MS = 1_000;
/** What is under way may take this long to commit before another look. */
const SETTLING_MS = 2_000;

interface Way { readonly subscriber: ServiceName; readonly types: readonly string[]; joining: { readonly events: number; readonly total: number; readonly mark: string } | undefined }

/**
 * The producer's side of joining. Asks each subscriber the catalogue names what it listens to; whoever joins from the beginning is
 * handed the history of its types from the outbox in order of `seq`, topic by topic, beside all that goes live. How far it came is noted
 * behind each piece, and no further than the subscriber says that all of it is there. Whoever is killed goes on from there; what was
 * handed over twice the inbox knows. Several processes may do this: one at a time does.
 */
export class Histories {
  private readonly ways: readonly Way[];
  private readonly ending = new AbortController();
  private readonly stillness = new Stillness();
  private readonly settled: SettledRows;
  private readonly walk: HistoryWalk;
  private running: Promise<void> | undefined;

  constructor(private readonly options: HistoriesOptions) {
    const own = catalogue.filter(({ producer }) => producer === options.producer);
    this.ways = SERVICES.map((subscriber): Way => ({ subscriber, types: own.filter(({ consumers }) => consumers.includes(subscriber)).map(({ type }) => type), joining: undefined }))
      .filter(({ types }) => types.length > 0);
    this.settled = new SettledRows(options.producer, options.pool);
    this.walk = new HistoryWalk({ ...options, againMs: options.againMs ?? 60_000, ending: this.ending.signal });
  }

  start(): void {
    if (this.ways.length === 0) return;
    this.running ??= againAndAgain(() => this.look(), this.ending.signal, WHILE_ABSENT_MS, this.options.onError);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** Of each subscriber that is on its way. */
  state(): Joining[] {
    return this.ways.flatMap(({ subscriber, joining }) => (joining === undefined ? [] : [
      { producer: this.options.producer, subscriber, events: joining.events, total: joining.total, stillSeconds: this.stillness.of(subscriber, joining.mark) }]));
  }

  /** One look at every subscriber; answers when the next is due. @throws the first of their failures, once all were looked at */
  async look(): Promise<number> {
    const failures: unknown[] = [];
    const waits = [this.options.everyMs ?? 15_000];
    for (const way of this.ways) {
      try {
        waits.push(await this.lookAt(way));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return Math.min(...waits);
  }

  private async lookAt(way: Way): Promise<number> {
    let busy = false;
    const listened = await this.options.ask.subscriptions(way.subscriber, this.ending.signal);
    let rows = await this.rowsOf(way);
    const plan = listened === undefined ? undefined : planJoins(way.types, rows, listened);
    if (plan !== undefined && plan.begin.length + plan.fromNow.length + plan.accept.length > 0) {
      if (!(await this.note(way.subscriber, plan))) return WHILE_JOINING_MS;
      await this.options.failpoints.hit('history.after-begin');
      rows = await this.rowsOf(way);
    }
    if (listened !== undefined && rows.some(({ done }) => !done) && this.options.transport.state().state === 'ok') {
      busy = await this.carry(way.subscriber);
      rows = await this.rowsOf(way);
    }
    const open = rows.filter(({ done }) => !done);
    const absent = way.types.filter((type) => !rows.some((row) => row.type === type));
    way.joining = open.length + absent.length === 0 ? undefined : { events: sum(open, 'events'), total: sum(open, 'total'), mark: `${sum(open, 'seq')} ${sum(open, 'verified')}` };
    if (way.joining === undefined) this.stillness.forget(way.subscriber);
    if (open.length > 0 && listened !== undefined) return busy ? 0 : WHILE_JOINING_MS;
    return way.joining === undefined ? Infinity : WHILE_ABSENT_MS;
  }

  /** What begins and what is known now, as of a head that is settled after it was asked. False while a transaction is under way for long. */
  private async note(subscriber: ServiceName, { begin, fromNow, accept }: JoinPlan): Promise<boolean> {
    const { producer } = this.options;
    const before = new Map<string, number>();
    for (const { type, wanted, joinedAt } of accept) if (wanted === 'now' && joinedAt !== null) before.set(type, await this.transact((tx) => lastBefore(tx, producer, type, joinedAt)));
    if (!(await this.settled.settle(SETTLING_MS, this.ending.signal))) return false;
    const head = this.settled.upTo ?? 0;
    for (const { type, id } of begin) await this.transact((tx) => beginHistory(tx, producer, subscriber, type, id, head));
    await this.transact(async (tx) => {
      for (const { type, id } of fromNow) await recordJoined(tx, producer, subscriber, type, id, head);
      for (const { type, id } of accept) await recordJoined(tx, producer, subscriber, type, id, before.get(type) ?? 0);
    });
    return true;
  }

  /** A turn of each topic's history; true when there is more to do at once. Nothing while another process is at it. */
  private carry(subscriber: ServiceName): Promise<boolean> {
    const { producer, pool } = this.options;
    const place = SERVICES.indexOf(subscriber);
    return holdingShards(pool, producer, [place], async () => undefined, async (_, held) => {
      if (!held.has(place)) return false;
      await this.settled.settle(SETTLING_MS, this.ending.signal);
      const rows = (await this.transact((tx) => readHistory(tx, producer))).filter((row) => row.subscriber === subscriber && !row.done);
      let more = false;
      for (const group of Map.groupBy(rows, ({ type }) => topicOf(type)).values()) more = (await this.walk.go(subscriber, group, this.settled.upTo ?? 0)) || more;
      return more;
    }, 'history');
  }

  private async rowsOf({ subscriber, types }: Way): Promise<HistoryRow[]> {
    return (await this.transact((tx) => readHistory(tx, this.options.producer))).filter((row) => row.subscriber === subscriber && types.includes(row.type));
  }

  private transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, 'BEGIN', work);
  }
}

const sum = (rows: readonly HistoryRow[], of: 'events' | 'total' | 'seq' | 'verified'): number => rows.reduce((all, row) => all + row[of], 0);
