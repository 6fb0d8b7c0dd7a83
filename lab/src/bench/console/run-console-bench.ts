import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Caller, type JsonBody } from '@referrals/client';
import { OwnInstallation } from '@referrals/develop';
import { table } from '@referrals/operate';
import { eventually } from '@referrals/testing';
import { startBrowser } from '@referrals/testing/people';
import { describeMachine } from '../machine.js';
import { measurePages, type Pages } from './measure-pages.js';

const ROOT = join(import.meta.dirname, '../../../..');
const OFFICER = 'psb.yx';
const AT_ONCE = 6;
const REPORT = { situations: ['MR04'], danger: 'POSSIBLE', child: { unknown: true }, childNow: '430223', residence: '430223', narrative: '演示：手臂有伤。' };

export interface ConsoleOptions { readonly reports: number; readonly times: number; readonly program: string }

/** Measures on a product of its own and removes all it made. True when every budget is kept. */
export async function runConsoleBench({ reports, times, program }: ConsoleOptions, say: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  say(`  ${describeMachine()}`);
  const buildMs = await build();
  const installation = await OwnInstallation.create({ DEMO_CHILDREN: '0' });
  try {
    installation.spawn();
    if (!(await installation.ready(180_000))) throw new Error(`It did not start: ${installation.said.join('\n')}`);
    const passwords = installation.passwords();
    const callerOf = (account: string): Caller => new Caller(installation.url, { account, password: passwords[account] ?? '' }, { patienceMs: 60_000 });
    await file(callerOf('teacher.yx'), reports, signal);
    const desk = callerOf(OFFICER);
    await eventually(async () => {
      const { counts } = await desk.must<{ counts: readonly JsonBody[] }>(desk.get('/api/referral-desk/worklist/counts'));
      if (counts.reduce((sum, { count }) => sum + Number(count), 0) < reports) throw new Error('not all have come to the desk');
    }, { timeoutMs: 120_000 });
    const browser = await startBrowser(program);
    try {
      return tell(await measurePages({ browser, url: installation.url, officer: { account: OFFICER, password: passwords[OFFICER] ?? '' }, times }), buildMs, say);
    } finally {
      await browser.close();
    }
  } finally {
    await installation.stop();
  }
}

/** Types of the API, both programs and their compression: what a newcomer waits for. */
async function build(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'build-console.mjs')], { cwd: join(ROOT, 'services', 'console'), stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit') as [number | null];
  if (code !== 0) throw new Error('The console does not build');
  return performance.now() - began;
}

async function file(teacher: Caller, reports: number, signal: AbortSignal): Promise<void> {
  let left = reports;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      signal.throwIfAborted();
      await teacher.must(teacher.post('/api/mandatory-reporting/reports', REPORT));
    }
  }));
}

function tell(pages: Pages, buildMs: number, say: (line: string) => void): boolean {
  const rows: readonly (readonly [what: string, measured: number, budget: number, unit: string])[] = [
    ['/report, first screen, programs and styles by gzip', pages.reportKb, 45, 'KB'], ['/report, usable at 400 kbit/s, 150 ms, processor ÷ 4', pages.reportMs, 2_000, 'ms'],
    ['/desk, first screen, by gzip', pages.deskKb, 260, 'KB'], ['/desk, usable at 2 Mbit/s, 150 ms, processor ÷ 4', pages.deskMs, 3_500, 'ms'],
    ['a referral, its own part by gzip', pages.referralKb, 90, 'KB'],
    ['a tab of 50 rows, to the next frame', pages.tabMs, 50, 'ms'], ['the same, processor ÷ 4', pages.tabSlowMs, 250, 'ms'],
    [`scrolling ${pages.rows} rows, frame p95`, pages.scrollP95Ms, 50, 'ms'], ['both builds, types and compression', buildMs, 15_000, 'ms'],
  ];
  say(table(['what', 'measured', 'budget', ''], rows.map(([what, measured, budget, unit]) => [what, measured.toFixed(measured < 100 ? 1 : 0), `${budget} ${unit}`, measured <= budget ? 'kept' : 'BROKEN'])));
  return rows.every(([, measured, budget]) => measured <= budget);
}
