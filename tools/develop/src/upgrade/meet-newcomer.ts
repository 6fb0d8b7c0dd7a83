import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { DataFolder } from '@referrals/service-kit';
import { databaseUrlFile, folderOf } from '@referrals/standalone';
import { ask } from '@referrals/testing';
import { prefill } from '../prefill/prefill.js';
import { HEARD, HEARD_TABLE } from './newcomer.subscriptions.js';
import type { Release } from './release.js';

export interface Meeting {
  readonly before: Release;
  /** Of a release that has the newcomer; it shares the keys of `before` by the time it starts. */
  readonly now: Release;
  /** Superuser's, of any database of the server. */
  readonly databaseUrl: string;
  readonly cases: number;
  readonly signal: AbortSignal;
  readonly step: (what: string, work: () => Promise<unknown>) => Promise<void>;
  readonly say: (line: string) => void;
}

interface HealthReport { readonly state?: string; readonly findings?: readonly { readonly detail?: { readonly joining?: readonly string[] } }[] }

const JOINED_WITHIN_MS = 300_000;

/**
 * The release before has served and its databases hold cases; then comes one in which a service listens where none did. It joins: told as
 * `joining`, never as anything amiss; afterwards it has had every event once and in order, and nothing was taken for lost.
 */
export async function meetNewcomer({ before, now, databaseUrl, cases, signal, step, say }: Meeting): Promise<void> {
  const urlOf = (service: ServiceName): string => superuserOf(databaseUrl, before.dataDir, service);
  await step('the release before starts', () => before.start());
  await step('the release before: three reports to their answers', () => before.closeLoops());
  await step('the release before ends', () => before.end());
  await step(`${cases} cases`, () => prefill((schema) => urlOf(SERVICES.find((service) => schemaOf(service) === schema) ?? 'directory'), keysOf(before.dataDir), cases, signal));
  await ask(urlOf('directory'), HEARD_TABLE);
  before.shareKeys(now);
  const states: string[] = [];
  await step('this release starts, a subscriber is new: joining, then ok', async () => {
    const watching = new AbortController();
    const seen = watch(now.url, states, AbortSignal.any([signal, watching.signal]), say);
    try {
      await now.start();
      await Promise.race([seen, pause(JOINED_WITHIN_MS, undefined, { ref: false, signal })]);
    } finally {
      watching.abort();
    }
    if (states.join() !== 'joining,ok') throw now.failure(`said of its health, one after the other: ${states.join(', ')}`);
  });
  await step('three more reports to their answers', () => now.closeLoops());
  await step('the newcomer heard everything once and in order; nothing counted as lost', () => examine(urlOf, now));
}

/** Notes each state of the exchange once it serves, until it is `ok`; says how far joining is when it changes. */
async function watch(url: string, states: string[], signal: AbortSignal, say: (line: string) => void): Promise<void> {
  for (let last = ''; !signal.aborted && states.at(-1) !== 'ok'; await pause(50, undefined, { signal }).catch(() => undefined)) {
    const report = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then((response) => response.json() as Promise<HealthReport>).catch(() => undefined);
    const state = report?.state ?? 'waiting';
    if (state !== 'waiting' && state !== 'ending' && states.at(-1) !== state) states.push(state);
    const progress = [...new Set(report?.findings?.flatMap(({ detail }) => detail?.joining ?? []))].join('; ');
    if (progress !== '' && progress !== last) say(`      ${progress}`);
    last = progress;
  }
}

async function examine(urlOf: (service: ServiceName) => string, now: Release): Promise<void> {
  const told = new Map<string, string[]>();
  for (const { producer, type } of HEARD) {
    const rows = await ask<{ id: string }>(urlOf(producer), `SELECT id FROM ${schemaOf(producer)}.outbox WHERE type = '${type}' ORDER BY key, seq`);
    told.set(type, rows.map(({ id }) => id));
  }
  const until = performance.now() + 30_000;
  for (;;) {
    const faults: string[] = [];
    for (const [type, ids] of told) {
      const heard = (await ask<{ id: string }>(urlOf('directory'), `SELECT id FROM directory.heard WHERE type = '${type}' ORDER BY key, n`)).map(({ id }) => id);
      if (heard.join() !== ids.join()) faults.push(`${type}: ${ids.length} were told, ${heard.length} heard, ${new Set(heard).size} of them different`);
    }
    if (faults.length === 0) break;
    if (performance.now() > until) throw now.failure(`: ${faults.join('; ')}, or in another order`);
    await pause(200);
  }
  for (const service of SERVICES) {
    const [row] = await ask<{ n: number | string }>(urlOf(service), `SELECT coalesce(sum(sent_again), 0) AS n FROM ${schemaOf(service)}.arrival`);
    if (Number(row?.n) !== 0) throw now.failure(`took ${row?.n} events of ${service} for lost`);
  }
}

/** One database for all, or the service's own, by the superuser of the server. */
function superuserOf(databaseUrl: string, dataDir: string, service: ServiceName): string {
  const file = databaseUrlFile(dataDir, service);
  if (!existsSync(file)) return databaseUrl;
  const url = new URL(databaseUrl);
  url.pathname = new URL(readFileSync(file, 'utf8').trim()).pathname;
  return url.href;
}

function keysOf(dataDir: string): ReturnType<DataFolder['keyRing']> {
  const own = folderOf(dataDir, 'mandatory-reporting');
  return new DataFolder(existsSync(own) ? own : dataDir).keyRing();
}
