import type { Instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';
import { lockClass } from '../run/shard-lock.js';

/** Events on their way into an inbox: a query with the columns n (their order), id, shard, key, type and envelope. */
export interface Rows { readonly sql: string; readonly values: readonly unknown[] }

/** Those of an outbox. */
export const outboxRows = (producer: ServiceName, seqs: readonly number[]): Rows =>
  ({ sql: `SELECT seq AS n, id, shard, key, type, envelope FROM ${schemaOf(producer)}.outbox WHERE seq = ANY ($1::bigint[])`, values: [seqs] });

/** Those of some types in a stretch of it. */
export const stretchOf = (producer: ServiceName, types: readonly string[], after: number, upTo: number): Rows => ({
  sql: `SELECT seq AS n, id, shard, key, type, envelope FROM ${schemaOf(producer)}.outbox WHERE seq > $1 AND seq <= $2 AND type = ANY ($3)`, values: [after, upTo, types],
});

/** Stores events in order; one that is there already stays as it is. Sent with the commit. */
export function intoInbox(tx: Tx, service: ServiceName, { sql, values }: Rows, now: Instant, condition = 'true'): void {
  tx.write(
    `INSERT INTO ${schemaOf(service)}.inbox (id, shard, key, type, received_at, envelope)
     SELECT id, shard, key, type, $${values.length + 1}, envelope FROM (${sql}) AS r WHERE ${condition} ORDER BY n ON CONFLICT (id) DO NOTHING`, [...values, now]);
}

/** Who joined for what comes is told an hour of it by the clocks of others; what is older may be from before, and its producer is asked. */
const IN_DOUBT = "interval '1 hour'";

interface Aside { readonly type: string; readonly until: Instant | null }

/**
 * The way into a service's inbox. While the service joins, the live events of what it joins stand aside, so that none is handled before
 * the history of its key; whoever ends the joining waits for those who are storing. Once nothing joins that costs nothing any more: a
 * type is noted before any process carries it, and joins once.
 */
export class Intake {
  private quiet = false;

  constructor(private readonly service: ServiceName) {}

  /** Stores live events. */
  async store(tx: Tx, rows: Rows, now: Instant): Promise<void> {
    const aside = await this.aside(tx);
    if (aside.length > 0) this.standAside(tx, rows, aside, now);
    intoInbox(tx, this.service, rows, now, aside.length === 0 ? 'true' : `NOT EXISTS (SELECT FROM ${this.schema}.inbox_aside w WHERE w.id = r.id)`);
  }

  /**
   * Stores events of a history, of any type this service has noted: each takes its place in it, also one that had come live. What is
   * through goes into the inbox as if it came late. What is joined may be known to a later release only: the table is asked each time.
   */
  async storeHistory(tx: Tx, rows: Rows, now: Instant): Promise<void> {
    const noted = await this.whileStoring<{ type: string; joining: boolean }>(tx, `SELECT type, state = 'JOINING' AS joining FROM ${this.schema}.subscription`);
    const [joining, through] = [noted.filter((one) => one.joining), noted.filter((one) => !one.joining)].map((some) => some.map(({ type }) => type));
    const { sql, values } = rows;
    tx.write(
      `INSERT INTO ${this.schema}.inbox_aside (id, shard, key, type, history, received_at, envelope)
       SELECT id, shard, key, type, true, $${values.length + 1}, envelope FROM (${sql}) AS r
       WHERE type = ANY ($${values.length + 2}) AND NOT EXISTS (SELECT FROM ${this.schema}.inbox i WHERE i.id = r.id) ORDER BY n
       ON CONFLICT (id) DO UPDATE SET history = true, seq = DEFAULT WHERE NOT inbox_aside.history`, [...values, now, joining]);
    const late = { sql: `SELECT * FROM (${sql}) AS h WHERE h.type = ANY ($${values.length + 1})`, values: [...values, through] };
    intoInbox(tx, this.service, late, now, `NOT EXISTS (SELECT FROM ${this.schema}.inbox_aside w WHERE w.id = r.id)`);
  }

  /** What stands aside as of this transaction: all of a type that joins, and of one that joined for what comes what may be from before. */
  private async aside(tx: Tx): Promise<readonly Aside[]> {
    if (this.quiet) return [];
    const aside = await this.whileStoring<Aside>(
      tx, `SELECT type, CASE WHEN state = 'JOINED' THEN joined_at + ${IN_DOUBT} END AS until FROM ${this.schema}.subscription WHERE state = 'JOINING' OR wanted = 'now'`);
    if (aside.length === 0) this.quiet = true;
    return aside;
  }

  /** What is joined cannot change before the end of this transaction: whoever ends a joining waits for it. */
  private async whileStoring<R extends object>(tx: Tx, text: string): Promise<R[]> {
    const [, rows] = await Promise.all([tx.query('SELECT pg_advisory_xact_lock_shared($1, 0)', [lockClass('aside', this.service)]), tx.query<R>(text)]);
    return rows;
  }

  private standAside(tx: Tx, { sql, values }: Rows, aside: readonly Aside[], now: Instant): void {
    const at = (nth: number): string => `$${values.length + nth}`;
    tx.write(
      `INSERT INTO ${this.schema}.inbox_aside (id, shard, key, type, history, received_at, envelope)
       SELECT r.id, r.shard, r.key, r.type, false, ${at(1)}, r.envelope FROM (${sql}) AS r JOIN unnest(${at(2)}::text[], ${at(3)}::timestamptz[]) AS a(type, until) ON a.type = r.type
       WHERE (a.until IS NULL OR (r.envelope->>'time')::timestamptz < a.until OR EXISTS (SELECT FROM ${this.schema}.inbox_aside w WHERE w.key = r.key AND NOT w.history))
         AND NOT EXISTS (SELECT FROM ${this.schema}.inbox i WHERE i.id = r.id)
       ORDER BY r.n ON CONFLICT (id) DO NOTHING`, [...values, now, aside.map(({ type }) => type), aside.map(({ until }) => until)]);
  }

  private get schema(): string {
    return schemaOf(this.service);
  }
}
