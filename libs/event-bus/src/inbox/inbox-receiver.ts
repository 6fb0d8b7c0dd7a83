import type { Clock } from '@referrals/calendar';
import { catalogue, type EventDefinition, type EventEnvelope, type ServiceName } from '@referrals/contracts';
import { inTransaction, schemaOf, shardOf, type Tx } from '@referrals/database';
import type pg from 'pg';
import { v7 } from 'uuid';
import { Failpoints } from '../failpoints.js';
import { Intake } from '../join/intake.js';
import { readMessage, type Message } from './read-message.js';

export interface InboxReceiverOptions {
  readonly service: ServiceName;
  /** Connections of a member of `referrals_bus`. */
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly shards: number;
  /** Name of the transport, kept with what goes to quarantine. */
  readonly transport: string;
  /** Of this release; the catalogue. */
  readonly events?: readonly EventDefinition[];
  readonly failpoints?: Failpoints;
  /** What it receives is of histories, for this service alone: also types that only a later release beside this one listens to. */
  readonly history?: boolean;
}

const IN_HAND = `SELECT n, (e.value->>'id')::uuid AS id, s.shard, (e.value->>'partitionkey')::uuid AS key, e.value->>'type' AS type, e.value AS envelope
  FROM jsonb_array_elements($1) WITH ORDINALITY AS e(value, n) JOIN unnest($2::smallint[]) WITH ORDINALITY AS s(shard, n) USING (n)`;

export interface Received {
  /** Events subscribed to; those that were there already are among them. */
  readonly events: number;
  /** Events of types that nobody here subscribes to. */
  readonly skipped: number;
  readonly quarantined: number;
  readonly shards: readonly number[];
}

/**
 * The receiving end for transports that have messages in hand: writes a batch into a service's inbox in the order given, in one
 * transaction, and returns after the commit: only then may the transport forget the batch or take the next. Two owners of one
 * partition write the same rows; the later waits for the earlier and then finds them there. What is no event of ours goes to
 * quarantine with its bytes and holds nothing up.
 */
export class InboxReceiver {
  readonly counters = { received: 0, skipped: 0, quarantined: 0 };
  private readonly subscribed: ReadonlySet<string>;
  private readonly intake: Intake;

  constructor(private readonly options: InboxReceiverOptions) {
    this.intake = new Intake(options.service);
    this.subscribed = new Set((options.events ?? catalogue).filter((event) => event.consumers.includes(options.service)).map((event) => event.type));
  }

  async receive(messages: readonly Message[]): Promise<Received> {
    const events: EventEnvelope[] = [];
    const strange: { position: string; bytes: Buffer; reason: string }[] = [];
    let skipped = 0;
    for (const message of messages) {
      const { position, bytes } = message;
      const reading = readMessage(message);
      if ('notOurs' in reading) strange.push({ position, bytes, reason: reading.notOurs });
      else if (this.options.history === true || this.subscribed.has(reading.event.type)) events.push(reading.event);
      else skipped += 1;
    }
    const { failpoints } = this.options;
    if (events.length + strange.length > 0) {
      await inTransaction(this.options.pool, 'BEGIN', async (tx) => {
        await this.store(tx, events);
        for (const one of strange) this.quarantine(tx, one);
        if (failpoints?.active) await tx.flush();
        await failpoints?.hit('inbox.after-insert');
      });
      await failpoints?.hit('inbox.after-commit');
    }
    this.counters.received += events.length;
    this.counters.skipped += skipped;
    this.counters.quarantined += strange.length;
    return { events: events.length, skipped, quarantined: strange.length, shards: [...new Set(events.map((event) => this.shard(event)))] };
  }

  private shard(event: EventEnvelope): number {
    return shardOf(event.partitionkey, this.options.shards);
  }

  private async store(tx: Tx, events: readonly EventEnvelope[]): Promise<void> {
    if (events.length === 0) return;
    const rows = { sql: IN_HAND, values: [JSON.stringify(events), events.map((event) => this.shard(event))] };
    const now = this.options.clock.now();
    await (this.options.history === true ? this.intake.storeHistory(tx, rows, now) : this.intake.store(tx, rows, now));
  }

  private quarantine(tx: Tx, { position, bytes, reason }: { position: string; bytes: Buffer; reason: string }): void {
    tx.write(
      `INSERT INTO ${schemaOf(this.options.service)}.quarantine (id, received_at, transport, position, reason, bytes) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (transport, position) DO NOTHING`,
      [v7(), this.options.clock.now(), this.options.transport, position, reason, bytes],
    );
  }
}
