import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { roleUrls, schemaOf } from '@referrals/database';
import type { OwnInstallation } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import { ask } from '@referrals/testing';
import { countWritten, waitDrained } from '../database.js';
import { driveFull } from '../drive-load.js';
import { cpuSeconds } from '../machine.js';
import { signInPeople } from '../people.js';
import { makeMessages, poolOf, preparedName, Renamed, type Work } from './make-messages.js';
import { planReplay, type Planned } from './plan-replay.js';
import { readRecording } from './read-recording.js';
import { runPass } from './run-pass.js';
import { prepare, WireConnection } from './wire-connection.js';

const RECORDER = fileURLToPath(new URL('record-statements.js', import.meta.url));

export interface CompareOptions {
  readonly installation: OwnInstallation;
  readonly start: (nodeOptions: readonly string[], environment: Readonly<Record<string, string>>) => Promise<void>;
  readonly url: string;
  readonly postgres: { readonly pid: number };
  readonly lanes: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

export interface Compared {
  readonly loops: number;
  readonly statements: number;
  readonly roundTrips: number;
  readonly transactions: number;
  readonly clients: number;
  /** Statements, round trips and transactions of each role. */
  readonly byRole: readonly { readonly role: string; readonly counts: readonly number[] }[];
  /** Loops a second of each pass, and processor milliseconds a loop of PostgreSQL and of the client that replays. */
  readonly passes: readonly number[];
  readonly processorMs: readonly number[];
  readonly errors: string;
  /** Trail links, outbox rows and handled events: of the recording, and of the first pass. */
  readonly recorded: readonly number[];
  readonly replayed: readonly number[];
}

/** Records what the product sends for some loops, then lets PostgreSQL do the same again with nothing in front of it. */
export async function compareWithReplay({ installation, start, url, postgres, lanes, seconds, signal }: CompareOptions): Promise<Compared> {
  const file = join(installation.dataDir, 'statements.jsonl');
  await start(['--import', RECORDER], { RECORD_TO: file });
  const people = await signInPeople(installation.url, installation.passwords());
  await waitDrained(url, signal);
  const earlier = await countWritten(url);
  const from = performance.timeOrigin + performance.now();
  const { loops } = await driveFull(people, lanes, seconds, signal);
  await waitDrained(url, signal);
  const to = performance.timeOrigin + performance.now();
  const recorded = difference(await countWritten(url), earlier);
  const secret = new DataFolder(installation.dataDir).keyRing().derive('database roles');
  await installation.end();
  const lasting = await lastingIds(url);
  const plan = planReplay(await readRecording(file, from, to), lasting);
  rmSync(file);
  const pools = await openPools(plan, url, secret);
  const all = [...pools.values()].flat();
  try {
    const passes: number[] = [];
    const processorMs: number[] = [];
    let replayed: number[] = [];
    for (const pass of [1, 2, 3]) {
      const work: Work[] = makeMessages(plan, new Renamed(lasting, pass));
      const unwritten = await countWritten(url);
      const before = cpuSeconds(undefined, postgres.pid);
      passes.push(loops / await runPass(work, pools, signal));
      const after = cpuSeconds(undefined, postgres.pid);
      processorMs.push((1_000 * (after.postgres - before.postgres + after.client - before.client)) / loops);
      if (pass === 1) replayed = difference(await countWritten(url), unwritten);
    }
    const [statements = 0, roundTrips = 0, transactions = 0] = countsOf(plan);
    const byRole = [...Map.groupBy(plan, ({ unit }) => unit.user)].map(([role, own]) => ({ role, counts: countsOf(own) }));
    const errors = all.reduce((sum, one) => sum + one.errors, 0);
    return {
      loops, statements, roundTrips, transactions, byRole, clients: all.length, passes, processorMs, recorded, replayed,
      errors: errors === 0 ? '0' : `${errors}, first: ${all.find((one) => one.firstError)?.firstError}`,
    };
  } finally {
    for (const connection of all) connection.close();
  }
}

function countsOf(plan: readonly Planned[]): number[] {
  const statements = plan.flatMap(({ unit }) => unit.statements);
  return [statements.length, statements.filter(({ newMessage }) => newMessage).length, plan.length];
}

/** As many connections of each role as the recording used, everything prepared that will be needed. */
async function openPools(plan: readonly Planned[], url: string, secret: Buffer): Promise<Map<string, WireConnection[]>> {
  const pools = new Map<string, WireConnection[]>();
  for (const [pool, planned] of Map.groupBy(plan, ({ unit }) => poolOf(unit))) {
    const [first] = planned;
    const texts = new Set(planned.flatMap(({ unit }) => unit.statements.filter(({ values }) => values !== undefined).map(({ text }) => text)));
    const connections: WireConnection[] = [];
    for (let count = new Set(planned.map(({ unit }) => unit.connection)).size; count > 0; count -= 1) {
      const connection = await WireConnection.open(urlOf(url, first?.unit.user ?? '', secret), first?.unit.options ?? '');
      for (const text of texts) await connection.send({ bytes: () => prepare(preparedName(text), text), answers: 1 });
      connections.push(connection);
    }
    pools.set(pool, connections);
  }
  return pools;
}

function urlOf(url: string, user: string, secret: Buffer): string {
  const service = SERVICES.find((one) => user.startsWith(`referrals_${schemaOf(one)}_`)) ?? 'directory' satisfies ServiceName;
  const { app, worker, bus } = roleUrls(url, service, secret);
  return user.endsWith('_app') ? app : user.endsWith('_worker') ? worker : user.endsWith('_bus') ? bus : url;
}

async function lastingIds(url: string): Promise<Set<string>> {
  const rows = await ask<{ id: string }>(url, 'SELECT id FROM directory.desk UNION ALL SELECT id FROM directory.organisation UNION ALL SELECT id FROM directory.staff');
  return new Set(rows.map(({ id }) => id));
}

const difference = (now: readonly number[], before: readonly number[]): number[] => now.map((value, index) => value - (before[index] ?? 0));
