import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Caller, readWorklist } from '@referrals/client';
import { startPostgres, type PostgresServer } from '@referrals/database/server';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { everyRow } from '../look-behind.js';

const report = (n: number): object => ({ situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: `演示 ${n}` });

describeInEveryMode('PostgreSQL goes away under load', (start) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'exchange-pg-'));
  let postgres: PostgresServer;
  let exchange: Exchange;
  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, settings: { fsync: 'off' } });
    exchange = await start({ databaseUrl: postgres.url });
  }, 180_000);
  afterAll(async () => {
    await exchange?.[Symbol.asyncDispose]();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('refuses with 503 and when to come back, loses nothing it accepted, doubles nothing, and recovers by itself', async () => {
    const receipts = new Map<string, string>();
    const enough = new AbortController();
    let n = 0;
    const client = async (): Promise<void> => {
      const patient = new Caller(exchange.url, undefined, { patienceMs: 90_000 });
      while (!enough.signal.aborted) {
        const answer = await patient.post('/api/mandatory-reporting/reports', report(n += 1));
        if (answer.status !== 201) throw new Error(`filing answered ${answer.status}`);
        expect(receipts.has(answer.body.id)).toBe(false);
        receipts.set(answer.body.id, answer.body.number);
      }
    };
    const clients = Array.from({ length: 4 }, client);
    await eventually(async () => expect(receipts.size).toBeGreaterThan(10), { timeoutMs: 30_000 });

    const gone = new Promise<void>((resolve) => { postgres.onExit(() => resolve()); });
    process.kill(postgres.pid, 'SIGQUIT');
    await gone;
    const refused: { status: number; retryAfter: string | null }[] = [];
    await eventually(async () => {
      const response = await fetch(`${exchange.url}/api/mandatory-reporting/reports`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(report(0)),
      });
      refused.push({ status: response.status, retryAfter: response.headers.get('retry-after') });
      await response.body?.cancel();
      expect(refused.length).toBeGreaterThan(20);
    }, { timeoutMs: 60_000 });
    expect(refused.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null)).toEqual([]);
    expect((await exchange.anybody().get('/health/ready')).status).toBe(503);
    expect((await exchange.anybody().get('/health/live')).status).toBe(200);

    await postgres.restart();
    const before = receipts.size;
    await eventually(async () => expect(receipts.size).toBeGreaterThan(before + 10), { timeoutMs: 60_000 });
    enough.abort();
    await Promise.all(clients);

    const stored = (await everyRow(exchange.databases)).get('mandatory_reporting.report') ?? [];
    expect(stored.length).toBe(receipts.size);
    for (const id of receipts.keys()) expect(stored.filter((row) => row.includes(id)).length).toBe(1);
    await eventually(async () => {
      const onDesk = new Set((await readWorklist(exchange.person('psb.yx'))).map((item) => item.reportId));
      expect([...receipts.keys()].filter((id) => !onDesk.has(id))).toEqual([]);
    }, { timeoutMs: 60_000 });
    // What arrived late is known to who sent it when it asks the next time.
    await eventually(async () => expect((await exchange.anybody().get('/health/ready')).body).toMatchObject({ state: 'ok' }), { timeoutMs: 60_000 });
  }, 300_000);
});
