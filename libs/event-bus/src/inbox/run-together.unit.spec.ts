import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { DesksPublished, eventDefinition, ReportFiled, type EventDefinition, type EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { v7 } from 'uuid';
import { Failpoints } from '../failpoints.js';
import type { InboxServer } from './inbox-server.js';
import type { ReadyRow } from './ready-rows.js';
import { OneFailed, runTogether } from './run-together.js';

let seq = 0;
function row(key: string, { type, example }: EventDefinition = ReportFiled): ReadyRow {
  const id = v7();
  const envelope = {
    specversion: '1.0', id, source: '/elsewhere', type, subject: id, time: '2026-05-11T00:00:00.000Z', partitionkey: key, datacontenttype: 'application/json', data: example,
  } as EventEnvelope;
  return { seq: (seq += 1), id, shard: 0, key, type, envelope, attempts: 0, waits: 0, waited: false, suspect: false };
}

/** Runs rows with a handler that takes a turn of the loop; tells what began and ended, and when writes were sent. */
async function run(rows: readonly ReadyRow[], options: { until?: number; fails?: ReadyRow; flush?: Error } = {}): Promise<{ log: string[]; done: readonly ReadyRow[] | Error }> {
  const log: string[] = [];
  const name = (envelope: EventEnvelope): string => String(rows.findIndex((one) => one.id === envelope.id));
  const server = {
    handled: eventDefinition,
    async handle(event: EventEnvelope) {
      log.push(`${name(event)} begins`);
      await setImmediate();
      if (options.fails?.id === event.id) throw new Error('no');
      log.push(`${name(event)} ends`);
    },
  } as unknown as InboxServer;
  const tx = { flush: () => (options.flush ? Promise.reject(options.flush) : Promise.resolve(void log.push('flush'))) } as unknown as Tx;
  const done = await runTogether({ tx, server, failpoints: new Failpoints(), until: options.until ?? Number.POSITIVE_INFINITY }, rows).catch((error: Error) => error);
  return { log, done };
}

const [a, b] = [v7(), v7()];

describe('a batch that goes together', () => {
  it('runs the events of a key one after the other, each after the writes of the one before', async () => {
    expect((await run([row(a), row(a)])).log).toEqual(['0 begins', '0 ends', 'flush', '1 begins', '1 ends']);
  });

  it('runs those of different keys at the same time', async () => {
    expect((await run([row(a), row(b)])).log).toEqual(['0 begins', '1 begins', '0 ends', '1 ends']);
  });

  it('runs the second of each key after the first of each, with one sending of writes between them', async () => {
    expect((await run([row(a), row(a), row(b), row(b)])).log).toEqual([
      '0 begins', '2 begins', '0 ends', '2 ends', 'flush', '1 begins', '3 begins', '1 ends', '3 ends',
    ]);
  });

  it('never runs two topics beside each other', async () => {
    expect((await run([row(a), row(b, DesksPublished), row(b)])).log).toEqual([
      '0 begins', '0 ends', 'flush', '1 begins', '1 ends', 'flush', '2 begins', '2 ends',
    ]);
  });

  it('fails as a whole once all that had begun has ended, and begins nothing more', async () => {
    const rows = [row(a), row(b), row(a), row(b)];
    const { log, done } = await run(rows, { fails: rows[0] as ReadyRow });
    expect(done).toBeInstanceOf(OneFailed);
    expect(log).toEqual(['0 begins', '1 begins', '1 ends']);
  });

  it('fails as one of them when a write between rounds cannot be done, and as the database when that is away', async () => {
    const away = Object.assign(new Error('canceling statement'), { code: '57014' });
    expect((await run([row(a), row(a)], { flush: new Error('violates') })).done).toBeInstanceOf(OneFailed);
    expect((await run([row(a), row(a)], { flush: away })).done).toBe(away);
  });

  it('leaves what there is no time for, but always does something', async () => {
    const rows = [row(a), row(a), row(b, DesksPublished)];
    const { log, done } = await run(rows, { until: 0 });
    expect(log).toEqual(['0 begins', '0 ends']);
    expect(done).toEqual([rows[0]]);
  });
});
