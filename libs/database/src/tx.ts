import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ClientBase, QueryConfig, QueryResult } from 'pg';

import { heard } from './heard.js';
import type { Entities } from './rows/entities.js';
import { rowsOf, type Rows } from './rows/tx-manager.js';

/** node-postgres keeps its socket where it can be reached, but not in its types. */
export type PipelinedClient = ClientBase & { readonly connection?: { readonly stream: Pick<Duplex, 'cork' | 'uncork'> } };

interface Write { readonly text: string; readonly values?: readonly unknown[]; readonly rows?: object[] }

/** A row of a statement that is asked for several at once, and of its answer. */
interface Keyed { readonly key: string }

/** A statement that waits for company. */
interface Asked { readonly rows: Map<string, Keyed>; readonly answer: PromiseWithResolvers<Map<string, Keyed>> }

/** 24 days. */
const LONGEST_TIMER_MS = 2_147_483_647;

const ended = (): Error => new Error('The transaction has ended');

const names = new Map<string, string>();

/** Statements are prepared once per connection under a name made from their text. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
  }
  return name;
}

/** A statement for a connection's own `query`, prepared there as those of `Tx` are. */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  return { name: statementName(text), text, values: [...values] };
}

/**
 * One transaction on one connection. Statements are pipelined: those issued without waiting for one another travel in one
 * message, and PostgreSQL runs them in order, each with its own snapshot. What `write` is given travels with the commit.
 */
export class Tx {
  private readonly pending: Promise<unknown>[] = [];
  private writes: Write[] = [];
  private readonly asked = new Map<string, Asked>();
  private readonly afterCommits: (() => void)[] = [];

  private gathering = false;
  private refused: Error | undefined;
  private patience: { readonly query_timeout?: number } = {};

  private ownManager: Rows | undefined;
  /** Nothing is sent any more: it would run in the connection's next transaction. */
  private over: Error | undefined;
  private leftAlone: Error | undefined;

  constructor(private readonly client: PipelinedClient, private readonly entities?: Entities) {}

  /** Why what was begun here is not waited for: the connection ends with it. */
  get abandoned(): Error | undefined {
    return this.leftAlone;
  }

  /** Whoever still works on it is not waited for: what they send from now on is refused, and what they sent is never committed. */
  abandon(reason: Error): void {
    this.leftAlone ??= reason;
    this.over ??= reason;
    this.refuseAsked();
  }

  /** Rows as entities of the service (`*.entity.ts`), by TypeORM; in one message with whatever else is issued now. */
  get manager(): Rows {
    if (this.entities === undefined) throw new Error('No entities here');
    return (this.ownManager ??= rowsOf(this.entities, this));
  }

  /**
   * Rows of one statement. Values are bound, never spliced. Who issued it early and fails before waiting for it may leave it: what
   * it throws is heard by the commit in any case, and never ends the process as unheard.
   */
  query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return heard(this.result<R>(text, values).then(({ rows }) => rows));
  }

  /** As `query`, with how many rows it met. */
  result<R extends object>(text: string, values: readonly unknown[] = []): Promise<QueryResult<R>> {
    if (this.over !== undefined) return heard(Promise.reject(this.over));
    this.sendAsked();
    this.gather();
    const result = this.client.query<R>({ ...prepared(text, values), ...this.patience });
    this.track(result);
    return result;
  }

  /** The first row, or undefined. As `query`. */
  maybeOne<R extends object>(text: string, values: readonly unknown[] = []): Promise<R | undefined> {
    return heard(this.query<R>(text, values).then(([row]) => row));
  }

  /**
   * As `maybeOne`, for a statement that takes any number of rows as one JSON array (`$1`) and answers for each at most one, which has its
   * `key`: what several of a batch ask by the same statement at the same time travels as one. It goes before whatever is issued next.
   */
  maybeOneBatched<R extends object>(text: string, row: Keyed & Readonly<Record<string, unknown>>): Promise<(R & Keyed) | undefined> {
    if (this.over !== undefined) return heard(Promise.reject(this.over));
    if (this.asked.get(text)?.rows.has(row.key)) this.sendAsked();
    const { rows, answer } = this.asked.get(text) ?? { rows: new Map<string, Keyed>(), answer: Promise.withResolvers<Map<string, Keyed>>() };
    this.asked.set(text, { rows: rows.set(row.key, row), answer });
    this.gather();
    return heard(answer.promise.then((answers) => answers.get(row.key) as (R & Keyed) | undefined));
  }

  /** Sends a statement at the end, in one message with the commit; when it fails the transaction fails. A value that is a function is asked for then. */
  write(text: string, values: readonly unknown[] = []): void {
    this.writes.push({ text, values });
  }

  /**
   * As `write`, for a statement that takes any number of rows as one JSON array (`$1`): what several changes of a batch hand to the same
   * statement travels as one, where the first of it stands. So a row may go before what its own change wrote earlier by another statement,
   * and must not rest on it: what belongs together (a foreign key) is one statement.
   */
  writeBatched(text: string, rows: readonly object[]): void {
    const gathered = this.writes.find((one) => one.rows !== undefined && one.text === text);
    if (gathered?.rows !== undefined) gathered.rows.push(...rows);
    else if (rows.length > 0) this.writes.push({ text, rows: [...rows] });
  }

  /** Sends the writes collected so far and waits for them (before a savepoint is released, or to read one's own writes). */
  async flush(): Promise<void> {
    if (this.refused !== undefined) throw this.refused;
    const sent = this.sendWrites();
    const failed = (await Promise.allSettled(sent)).find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /**
   * Runs `work` behind a savepoint: when it throws, its statements, writes and hooks are as if they had never been, and the
   * transaction goes on. What `last` adds is sent together with the work's writes and the release.
   */
  async nested<T>(work: () => Promise<T>, last: () => void = () => undefined): Promise<T> {
    if (this.writes.length > 0) await this.flush();
    const before = this.pending.splice(0);
    const hooks = this.afterCommits.length;
    this.control('SAVEPOINT nested').catch(() => undefined);
    try {
      const result = await work();
      last();
      await Promise.all([this.flush(), this.control('RELEASE SAVEPOINT nested')]);
      return result;
    } catch (error) {
      if (this.over !== undefined) throw error;
      this.sendAsked();
      await Promise.allSettled(this.pending);
      this.pending.length = 0;
      this.writes = [];
      this.refused = undefined;
      this.afterCommits.splice(hooks);
      await this.control('ROLLBACK TO SAVEPOINT nested; RELEASE SAVEPOINT nested');
      throw error;
    } finally {
      this.pending.unshift(...before);
    }
  }

  /** Runs after the commit is known; must not throw. For waking, never for effects that must happen. */
  afterCommit(hook: () => void): void {
    this.afterCommits.push(hook);
  }

  /** From here on statements of this transaction may take as long as they need: for what looks through whole tables, never for a request. */
  async withoutTimeLimit(): Promise<void> {
    await this.control('SET LOCAL statement_timeout = 0');
    this.patience = { query_timeout: LONGEST_TIMER_MS };
  }

  /** Plain text statements of the transaction itself (begin, context, savepoints). */
  async control(text: string): Promise<string> {
    if (this.over !== undefined) throw this.over;
    this.sendAsked();
    this.gather();
    const result = this.client.query(text);
    this.track(result);
    const done = await result;
    return (Array.isArray(done) ? done.at(-1) : done).command;
  }

  /** Writes and commit in one message. A commit of a failed transaction answers ROLLBACK: that is a failure here. */
  async commit(): Promise<void> {
    if (this.refused !== undefined) throw this.refused;
    const sent = this.sendWrites();
    const committed = this.control('COMMIT');
    this.over ??= ended();
    const results = await Promise.allSettled([...this.pending, ...sent, committed]);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    if (results.at(-1)?.status === 'fulfilled' && (results.at(-1) as PromiseFulfilledResult<string>).value !== 'COMMIT') {
      throw new Error('The transaction was rolled back by the database');
    }
    for (const hook of this.afterCommits) hook();
  }

  /** Nothing of it stays. What waits for company (`maybeOneBatched`) is never sent: it would run in the connection's next transaction. */
  async rollback(): Promise<void> {
    this.refuseAsked();
    // After a commit that failed as well: what it left is undone before anybody else gets the connection.
    this.over = undefined;
    const undone = this.control('ROLLBACK');
    this.over = ended();
    await undone;
  }

  private refuseAsked(): void {
    for (const { answer } of this.asked.values()) answer.reject(new Error('The transaction ended before this was sent'));
    this.asked.clear();
  }

  /** Holds the connection's bytes until everything that can be issued now was issued: one message is one system call. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const stream = this.client.connection?.stream;
    stream?.cork();
    process.nextTick(() => {
      this.sendAsked();
      this.gathering = false;
      stream?.uncork();
    });
  }

  /** Sends what waits for company, in the order it was first asked. */
  private sendAsked(): void {
    const asked = [...this.asked];
    this.asked.clear();
    for (const [text, { rows, answer }] of asked) {
      const answered = this.query<Keyed>(text, [JSON.stringify([...rows.values()])]);
      answer.resolve(answered.then((found) => new Map(found.map((row) => [row.key, row]))));
    }
  }

  private sendWrites(): Promise<object[]>[] {
    this.sendAsked();
    const writes = this.writes;
    this.writes = [];
    return writes.map(({ text, values, rows }) => this.query(text, rows === undefined ? values?.map((value) => (typeof value === 'function' ? (value as () => unknown)() : value)) : [JSON.stringify(rows)]));
  }

  /** Nothing of this transaction may stay: what was to be written could not even be said. */
  refuse(reason: Error): void {
    this.refused ??= reason;
  }

  private track(result: Promise<unknown>): void {
    this.pending.push(heard(result));
  }
}
