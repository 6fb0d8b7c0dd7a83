import { SERVICES, type ServiceName } from '@referrals/contracts';
import pg from 'pg';
import { v7 } from 'uuid';
import { backOff } from '../run/back-off.js';

export type Side = 'outbox' | 'inbox';
export type Woken = (side: Side, service: ServiceName, shard: number) => void;

const CHANNEL = 'referrals_bus';
const GATHER_MS = 20;

/**
 * Notifies the other processes on this database that a shard they hold has more. Only a process that found the shard taken notifies:
 * whoever gets it needs no telling. Sent on a connection of its own, gathered for a moment, because a NOTIFY inside a change would
 * serialize every commit of the cluster. Purely a hurry: the polls find everything without it, so a lost connection is mended quietly.
 */
export class ReplicaWakes {
  private readonly self = v7();
  private client: pg.Client | undefined;
  private readonly pending = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;
  private mending: NodeJS.Timeout | undefined;
  private stopped = false;
  private failures = 0;

  /** @param url of a member of `referrals_bus` */
  constructor(private readonly url: string, private readonly woken: Woken) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'bus wakes', keepAlive: true, keepAliveInitialDelayMillis: 5_000, connectionTimeoutMillis: 5_000 });
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => this.mend());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      return this.mend();
    }
    if (this.stopped) return void client.end();
    this.client = client;
    this.failures = 0;
  }

  notify(side: Side, service: ServiceName, shard: number): void {
    this.pending.add(`${side} ${service} ${shard} ${this.self}`);
    this.gathering ??= setTimeout(() => void this.send(), GATHER_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.gathering);
    clearTimeout(this.mending);
    await this.client?.end().catch(() => undefined);
  }

  /** One statement at a time: however slowly the database answers, what comes meanwhile waits for the next, each shard once. */
  private async send(): Promise<void> {
    const woken = [...this.pending];
    this.pending.clear();
    await this.client?.query('SELECT pg_notify($1, shard) FROM unnest($2::text[]) AS shard', [CHANNEL, woken]).catch(() => undefined);
    this.gathering = this.pending.size > 0 && !this.stopped ? setTimeout(() => void this.send(), GATHER_MS) : undefined;
  }

  private hear(payload: string): void {
    const [side, name, shard, from] = payload.split(' ');
    if (from === this.self) return;
    const service = SERVICES.find((known) => known === name);
    if ((side === 'outbox' || side === 'inbox') && service !== undefined) this.woken(side, service, Number(shard));
  }

  private mend(): void {
    this.client = undefined;
    if (this.stopped || this.mending !== undefined) return;
    this.failures += 1;
    this.mending = setTimeout(() => {
      this.mending = undefined;
      void this.start();
    }, backOff(200, 10_000, this.failures));
  }
}
