import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@referrals/calendar';
import { processEnvironment } from '@referrals/service-kit';
import { ask } from '@referrals/testing';
import { after } from './desk-database.js';

export interface Steps {
  readonly duties: number;
  readonly steps: number;
  readonly seconds: number;
  readonly doubled: number;
  readonly missing: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const ESCALATED = `referral_desk.outbox WHERE type = 'referral-desk.duty.escalated.v1'`;
/** Steps of the clock that runs an hour, of which every case has one: the reminder after half of it, and its end. */
const DUE = `referral_desk.duty WHERE state = 'OPEN' AND due_at <= $1`;

/** Reports were filed within a minute: an hour later the first thing owed on each of them is due. By two processes. */
export async function measureSteps(url: string, secret: Buffer, signal: AbortSignal): Promise<Steps> {
  const replicas = await Promise.all([1, 2].map(() => replica(url, secret)));
  try {
    const both = (at: Instant): Promise<unknown> => Promise.all(replicas.map((one) => one.turn(at)));
    // Reminders of the first half hour are no part of it.
    await both(after(HOUR_MS / 2 + MINUTE_MS));
    signal.throwIfAborted();
    const before = await count(url, ESCALATED);
    const end = after(HOUR_MS + MINUTE_MS);
    const duties = await count(url, DUE, [end]);
    const began = performance.now();
    await both(end);
    const seconds = (performance.now() - began) / 1_000;
    const steps = await count(url, ESCALATED) - before;
    const doubled = await count(url,
      `(SELECT FROM ${ESCALATED} GROUP BY envelope->'data'->>'dutyId', envelope->'data'->>'step' HAVING count(*) > 1) AS twice`);
    const missing = await count(url, `referral_desk.duty WHERE next_step_at <= $1`, [end]);
    return { duties, steps, seconds, doubled, missing };
  } finally {
    await Promise.all(replicas.map((one) => one.end()));
  }
}

const count = async (url: string, what: string, values: unknown[] = []): Promise<number> =>
  (await ask<{ n: number }>(url, `SELECT count(*)::int AS n FROM ${what}`, values))[0]?.n ?? 0;

async function replica(url: string, secret: Buffer) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./fire-steps.js', import.meta.url)), url], {
    stdio: ['pipe', 'pipe', 'inherit'], env: { ...processEnvironment(), ROLE_SECRET: secret.toString('hex') },
  });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  return {
    async turn(at: Instant): Promise<void> {
      child.stdin.write(`${at}\n`);
      await once(lines, 'line');
    },
    async end(): Promise<void> {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
