import type { Clock } from '@referrals/calendar';
import { eventDefinition, type ServiceName } from '@referrals/contracts';
import { inTransaction, type ServiceDatabase, type Tx } from '@referrals/database';
import type pg from 'pg';
import type { Failpoints } from '../failpoints.js';
import { topicOf } from '../inbox/plan-batch.js';
import { againAndAgain } from '../run/again-and-again.js';
import { Stillness, type AskOthers, type HistoryState, type Joining } from './ask-others.js';
import { readSubscriptions, type Subscription } from './subscriptions.js';
import { countFlowing, countHistory, endJoining, moveHistory, moveLive, readAside, readInDoubt, settleDoubt, tryToTakeIn, type TopicTypes } from './take-in.js';

export interface JoinerOptions {
  readonly database: ServiceDatabase;
  /** Of the bus role. */
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly ask: Pick<AskOthers, 'history' | 'sentBefore'>;
  readonly failpoints: Failpoints;
  /** Something went into the inbox. */
  readonly tookIn: () => void;
  readonly onError: (error: unknown) => void;
}

const EVERY_MS = 200;
const BUSY_MS = 20;
/** While as much is ready as may be: sooner than that is handled, so that whoever handles never waits. */
const FULL_MS = 50;
/** While only what joined for what comes may stand aside. */
const SELDOM_MS = 1_000;
/** Goes into the inbox at once. */
const PORTION = 500;
/** While so much of it is ready the rest stays aside: what comes live of other types waits behind no more than this. */
const MOST_READY = 500;
/** So little of what came live goes in at the end, while whoever stores waits. */
const LAST = 1_000;
const MOST_IN_DOUBT = 1_000;
/** How much stands aside is counted for whoever looks, not more often than this. */
const COUNTED_EVERY_MS = 2_000;

/** Types of one producer's topic that are joined together. */
interface Group extends TopicTypes { readonly producer: ServiceName; readonly joining: readonly Subscription[]; readonly fromNow: readonly string[] }

/**
 * The subscriber's side of joining. What stands aside goes into the inbox: the history first, as it comes and only as fast as it is
 * handled; when its producer says that it is through, what came live meanwhile; then the topic's types are joined. What may be from
 * before a service joined for what comes is asked after and left. One process of a service at a time takes in.
 */
export class Joiner {
  private readonly ending = new AbortController();
  private readonly stillness = new Stillness();
  private joining: Omit<Joining, 'stillSeconds'>[] = [];
  private answers: ReadonlyMap<ServiceName, readonly HistoryState[] | undefined> = new Map();
  /** Of its history in the inbox, by topic: as it was last counted, and what was taken in since. */
  private readonly taken = new Map<string, number>();
  private countedAt = -Infinity;
  private running: Promise<void> | undefined;

  constructor(private readonly options: JoinerOptions) {}

  /** Learns what is to be joined, so that it is reported from the first moment. */
  async prepare(types: readonly string[]): Promise<void> {
    await this.note((await this.groups(types)).filter(({ joining }) => joining.length > 0));
  }

  /** @param types listened to in this release; what was joined by another waits for that */
  start(types: readonly string[]): void {
    this.running ??= againAndAgain(() => this.look(types), this.ending.signal, EVERY_MS, this.options.onError);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** Of each producer whose events are being joined. */
  state(): Joining[] {
    return this.joining.map((one) => ({ ...one, stillSeconds: this.stillness.of(one.producer, `${one.events}`) }));
  }

  /** One look; answers when the next is due: never, once nothing is joined any more. */
  async look(types: readonly string[]): Promise<number> {
    const groups = await this.groups(types);
    const joining = groups.filter((group) => group.joining.length > 0);
    // Before what stands aside is read: what a producer knows to be there is seen there.
    this.answers = new Map(await Promise.all([...new Set(joining.map(({ producer }) => producer))].map(async (producer) =>
      [producer, await this.options.ask.history(producer, this.service, this.ending.signal)] as const)));
    await this.note(joining);
    let next = Infinity;
    for (const group of groups) next = Math.min(next, await this.goOn(group));
    return next;
  }

  private async groups(types: readonly string[]): Promise<Group[]> {
    const subscriptions = await this.transact((tx) => readSubscriptions(tx, this.service));
    return groupsOf(subscriptions.filter(({ type, state, wanted }) => types.includes(type) && (state === 'JOINING' || wanted === 'now')));
  }

  /** One step of a topic; answers when the next is due. */
  private async goOn({ producer, topic, joining, fromNow }: Group): Promise<number> {
    if (joining.length === 0) return this.settle(producer, fromNow);
    const whole = { topic, types: joining.filter(({ wanted }) => wanted === 'beginning').map(({ type }) => type) };
    const { history, live } = await this.transact((tx) => readAside(tx, this.service, whole, LAST + 1));
    if (history) return this.takeIn(moveHistory, whole);
    const through = joining.every((one) => this.answers.get(producer)?.some(({ type, joinId, done }) => type === one.type && joinId === one.id && done) === true);
    if (!through) return EVERY_MS;
    return live > LAST ? this.takeIn(moveLive, whole) : this.end(joining.map(({ type }) => type), whole);
  }

  private async takeIn(move: typeof moveHistory, whole: TopicTypes): Promise<number> {
    const { database, failpoints, tookIn, clock } = this.options;
    const ready = await database.asWorker((tx) => countFlowing(tx, whole.types, MOST_READY));
    if (ready >= MOST_READY) return FULL_MS;
    const moved = await this.alone((tx) => move(tx, this.service, whole, PORTION, clock.now()));
    await failpoints.hit('join.after-feed');
    if (!moved) return EVERY_MS;
    this.taken.set(whole.topic, (this.taken.get(whole.topic) ?? 0) + moved);
    tookIn();
    return BUSY_MS;
  }

  private async end(types: readonly string[], whole: TopicTypes): Promise<number> {
    const { failpoints, tookIn, clock } = this.options;
    await this.alone(async (tx) => {
      await endJoining(tx, this.service, types, whole, clock.now());
      await failpoints.hit('join.before-end');
      return true;
    });
    await failpoints.hit('join.after-end');
    tookIn();
    return BUSY_MS;
  }

  private async settle(producer: ServiceName, types: readonly string[]): Promise<number> {
    const { ask, tookIn, clock } = this.options;
    const ids = await this.transact((tx) => readInDoubt(tx, this.service, types, MOST_IN_DOUBT));
    const before = ids.length === 0 ? [] : await ask.sentBefore(producer, this.service, ids, this.ending.signal);
    if (before === undefined || ids.length === 0) return SELDOM_MS;
    await this.alone(async (tx) => { await settleDoubt(tx, this.service, ids, before, clock.now()); });
    tookIn();
    return ids.length === MOST_IN_DOUBT ? BUSY_MS : SELDOM_MS;
  }

  /** What is reported of it. */
  private async note(joining: readonly Group[]): Promise<void> {
    const eventsOf = ({ producer, types }: Group, of: 'events' | 'total'): number =>
      sum((this.answers.get(producer) ?? []).filter(({ type }) => types.includes(type)).map((one) => one[of]));
    if (joining.length > 0 && performance.now() - this.countedAt > COUNTED_EVERY_MS) {
      const waiting = new Map((await this.transact((tx) => countHistory(tx, this.service))).map(({ topic, n }) => [topic, n]));
      for (const group of joining) this.taken.set(group.topic, eventsOf(group, 'events') - (waiting.get(group.topic) ?? 0));
      this.countedAt = performance.now();
    }
    const byProducer = Map.groupBy(joining, ({ producer }) => producer);
    for (const { producer } of this.joining) if (!byProducer.has(producer)) this.stillness.forget(producer);
    this.joining = [...byProducer].map(([producer, own]) => {
      const total = sum(own.map((group) => eventsOf(group, 'total')));
      return { producer, subscriber: this.service, events: Math.max(0, Math.min(total, sum(own.map(({ topic }) => this.taken.get(topic) ?? 0)))), total };
    });
  }

  /** In a transaction, unless another process takes in just now. */
  private alone<T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    return this.transact(async (tx) => ((await tryToTakeIn(tx, this.service)) ? work(tx) : undefined));
  }

  private get service(): ServiceName {
    return this.options.database.service;
  }

  private transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, 'BEGIN', work);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function groupsOf(subscriptions: readonly Subscription[]): Group[] {
  return [...Map.groupBy(subscriptions, ({ type }) => topicOf(type))].flatMap(([topic, own]): Group[] => {
    const producer = eventDefinition(own[0]?.type ?? '')?.producer;
    return producer === undefined ? [] : [{
      producer, topic, types: own.map(({ type }) => type), joining: own.filter(({ state }) => state === 'JOINING'),
      fromNow: own.filter(({ wanted, state }) => wanted === 'now' && state === 'JOINED').map(({ type }) => type),
    }];
  });
}
