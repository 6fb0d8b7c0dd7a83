import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supervisePostgres } from '@referrals/database/server';
import { OwnInstallation, prefill } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import { waitDrained } from '../database.js';
import { describeMachine } from '../machine.js';
import { workTemplates } from '../work-templates.js';
import { fillOpen } from './fill-open.js';
import { measureInbox, type Inbox } from './measure-inbox.js';
import { measureLists, type Lists } from './measure-lists.js';
import { measureSteps, type Steps } from './measure-steps.js';
import { measureTurns } from './measure-turns.js';
import { middle } from './middle.js';

export interface DutiesOptions {
  /** Open duties of which none is due. */
  readonly open: number;
  /** Cases filed in one minute: of each at least one duty is due in one minute. */
  readonly due: number;
  /** Whose they are. */
  readonly desks: number;
  readonly turns: number;
  /** Unread messages of one person. */
  readonly messages: number;
}

const GOALS = { turnMs: 20, pageMs: 50, countsMs: 300, stepsSeconds: 10, fullerMs: 5 };

/** Measures on an installation of its own and removes all it made. True when every goal is met. */
export async function runDutiesBench(options: DutiesOptions, say: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  say(`  ${describeMachine()}`);
  const folder = mkdtempSync(join(tmpdir(), 'referrals-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await supervisePostgres({ dataDir: folder });
  const installation = await OwnInstallation.create({ DATABASE_URL: postgres.url });
  const start = async (): Promise<void> => {
    installation.spawn();
    if (!(await installation.ready(120_000))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
  };
  try {
    await start();
    await workTemplates(installation, 0, 6, signal, () => waitDrained(postgres.url, signal));
    await installation.end();
    const keys = new DataFolder(installation.dataDir).keyRing();
    await prefill(() => postgres.url, keys, options.due, signal, { overMs: 60_000, untilMs: 0 });
    const steps = await measureSteps(postgres.url, keys.derive('database roles'), signal);
    await fillOpen(postgres.url, options.open, options.desks);
    const turns = await measureTurns(postgres.url, keys.derive('database roles'), options.turns, signal);
    await start();
    const lists = await measureLists(installation, signal);
    const inbox = await measureInbox(installation, postgres.url, options.messages, signal);
    return tell(options, { steps, turns, lists, inbox }, say);
  } finally {
    await installation.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

interface Measured { readonly steps: Steps; readonly turns: readonly number[]; readonly lists: Lists; readonly inbox: Inbox }

function tell({ open, desks }: DutiesOptions, { steps, turns, lists, inbox }: Measured, say: (line: string) => void): boolean {
  const turn = middle(turns);
  say(`  two processes, ${steps.duties} duties due in one minute: ${steps.steps} steps fired in ${steps.seconds.toFixed(1)} s (goal ≤ ${GOALS.stepsSeconds}), ${steps.doubled} of them twice, ${steps.missing} not at all`);
  say(`  a turn over ${open} open duties, none due: ${turn.toFixed(1)} ms (goal ≤ ${GOALS.turnMs}), longest ${Math.max(...turns).toFixed(1)} ms`);
  say(`  a desk's first page: ${lists.pageMs.toFixed(1)} ms (goal ≤ ${GOALS.pageMs}); counts of ${desks} desks: ${lists.countsMs.toFixed(1)} ms (goal ≤ ${GOALS.countsMs})`);
  say(`  an inbox of ${inbox.messages} unread messages opens in ${inbox.fullMs.toFixed(1)} ms, an empty one in ${inbox.emptyMs.toFixed(1)} ms (goal: no more than ${GOALS.fullerMs} ms longer)`);
  return inbox.fullMs - inbox.emptyMs <= GOALS.fullerMs && steps.seconds <= GOALS.stepsSeconds && steps.doubled + steps.missing === 0 && turn <= GOALS.turnMs && lists.pageMs <= GOALS.pageMs && lists.countsMs <= GOALS.countsMs;
}
