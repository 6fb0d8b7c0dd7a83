import type { Clock } from '@referrals/calendar';
import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from '../failpoints.js';
import type { Delivered, Transport } from '../transport.port.js';
import { WakeLoop } from '../wake-loop.js';
import { handOverStatement, LOCK_CLASS } from './hand-over.sql.js';

export interface LocalTransportOptions {
  /** Connections of the role `referrals_bus`. */
  readonly pool: pg.Pool;
  /** Services whose schemas are in this database. */
  readonly services: readonly ServiceName[];
  readonly clock: Clock;
  readonly shards: number;
  readonly pollMs?: number;
  readonly batch?: number;
  /** Tests only: each pass carries one topic chosen by this, so that handlers cannot rely on order between topics. */
  readonly chooseTopic?: (topics: readonly string[]) => string;
  readonly failpoints?: Failpoints;
  readonly onError?: (error: unknown) => void;
}

/** Moves events between schemas of one database: taken, stored and marked in one transaction, so never lost and never twice. */
export class LocalTransport implements Transport {
  readonly name = 'local';
  readonly features = { replicas: true, foreignBytes: false };
  private readonly loop: WakeLoop;
  private readonly statements: ReadonlyMap<ServiceName, string>;
  private readonly types: ReadonlyMap<ServiceName, readonly string[]>;
  private delivered: Delivered = () => undefined;

  constructor(private readonly options: LocalTransportOptions) {
    this.statements = new Map(options.services.map((producer) => [producer, handOverStatement(producer, options.services)]));
    this.types = new Map(SERVICES.map((service) => [service, catalogue.filter((event) => event.consumers.includes(service)).map((event) => event.type)]));
    this.loop = new WakeLoop(() => this.pass(), options.pollMs ?? 200, (error) => options.onError?.(error));
  }

  async start(delivered: Delivered): Promise<void> {
    this.delivered = delivered;
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  async backlog(): Promise<readonly { producer: ServiceName; unsent: number; oldestSeconds: number }[]> {
    return Promise.all(this.options.services.map(async (producer) => {
      const { rows } = await this.options.pool.query<{ unsent: number; at: string | null }>(
        `SELECT count(*)::int AS unsent, min(at) AS at FROM ${schemaOf(producer)}.outbox WHERE sent_at IS NULL`,
      );
      const at = rows[0]?.at;
      return { producer, unsent: rows[0]?.unsent ?? 0, oldestSeconds: at ? Math.max(0, (Date.parse(this.options.clock.now()) - Date.parse(at)) / 1_000) : 0 };
    }));
  }

  /** One pass over all outboxes. A shard that fails keeps its rows for the next pass; the others go on. */
  private async pass(): Promise<boolean> {
    let moved = false;
    for (const producer of this.options.services) {
      const { rows } = await this.options.pool.query<{ shard: number; topics: string[] }>(
        `SELECT shard, array_agg(DISTINCT substring(type from '^[^.]+\\.[^.]+')) AS topics FROM (
           SELECT shard, type FROM ${schemaOf(producer)}.outbox WHERE sent_at IS NULL ORDER BY shard, seq LIMIT 5000) AS unsent GROUP BY shard`,
      );
      for (const { shard, topics } of rows) {
        try {
          if (await this.handOver(producer, shard, topics)) moved = true;
        } catch (error) {
          this.options.onError?.(error);
        }
      }
    }
    return moved;
  }

  private async handOver(producer: ServiceName, shard: number, topics: readonly string[]): Promise<boolean> {
    const topic = this.options.chooseTopic?.(topics);
    const client = await this.options.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      this.options.failpoints?.hit('relay.after-read');
      // The lock is the transaction's own: whoever lost it cannot commit.
      const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS got', [LOCK_CLASS.relay + SERVICES.indexOf(producer), shard]);
      if (lock.rows[0]?.got !== true) { await client.query('ROLLBACK'); return false; }
      const types = this.options.services.map((service) => this.types.get(service) ?? []);
      const { rows } = await client.query<{ sent: number; touched: string[] }>(
        { name: `hand-over ${producer}`, text: this.statements.get(producer) ?? '', values: [shard, this.options.batch ?? 500, this.options.clock.now(), topic ? `${topic}.%` : '%', ...types] },
      );
      this.options.failpoints?.hit('relay.after-hand-over');
      this.options.failpoints?.hit('relay.before-commit');
      await client.query('COMMIT');
      this.options.failpoints?.hit('relay.after-commit');
      for (const service of rows[0]?.touched ?? []) this.delivered(service as ServiceName, shard);
      return (rows[0]?.sent ?? 0) > 0;
    } catch (error) {
      await client.query('ROLLBACK').catch((reason: Error) => { broken = reason; });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
