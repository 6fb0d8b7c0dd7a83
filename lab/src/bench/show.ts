import type { Prefilled } from '@referrals/develop';
import { table } from '@referrals/operate';
import type { CountedStatement } from './count-statements.js';
import type { Load } from './drive-load.js';
import type { profileShares } from './profile-shares.js';
import type { Compared } from './replay/compare-with-replay.js';
import { SEARCHES } from './search.js';
import type { Stopwatch } from './stopwatch.js';
import { WRITES } from './closed-loop.js';

type Say = (line: string) => void;
const HEAD = ['request', 'n', 'p50 ms', 'p95 ms', 'p99 ms'];

export function showPrefill({ cases, rows, bytes, seconds, shape }: Prefilled, say: Say): void {
  say(`\n  prefilled ${cases} cases: ${rows} rows, ${(bytes / 2 ** 20).toFixed(0)} MiB (${(bytes / 1_024 / Math.max(cases, 1)).toFixed(1)} KiB a case), ${seconds.toFixed(0)} s`);
  say(`  a usual case: ${shape.map(({ table: name, rows: count }) => `${name} ${count}`).join(', ')}`);
}

export function showLoad(title: string, { watch, loops, perSecond, failed }: Load, say: Say): void {
  say(`\n  ${title}: ${loops} loops closed, ${perSecond.toFixed(1)} loops/s${failed.length > 0 ? `, ${failed.length} failed (${failed[0]})` : ''}`);
  say(table(HEAD, [...watch.kinds().map((kind) => watch.row(kind)), watch.row('all writes', ...WRITES)]));
}

export function showSearches(watch: Stopwatch, writeP95: number, say: Say): void {
  say('\n  search beside it');
  say(table(HEAD, [...SEARCHES.map((kind) => watch.row(kind)), watch.row('all searches', ...SEARCHES)]));
  say(`  search p95 ${watch.percentile(0.95, ...SEARCHES).toFixed(1)} ms, write p95 ${writeP95.toFixed(1)} ms (goals ≤ 50 / ≤ 50)`);
}

export function showProfile({ parts, functions }: ReturnType<typeof profileShares>, say: Say): void {
  const rows = (shares: typeof parts): string[][] => shares.slice(0, 18).map(({ name, share }) => [(share * 100).toFixed(1), name]);
  say('\n  CPU profile of the Node process under full load, self time, %');
  say(table(['%', 'part'], rows(parts)));
  say(table(['%', 'function'], rows(functions)));
}

export function showStatements(statements: readonly CountedStatement[], loops: number, say: Say): void {
  const sum = (of: (one: CountedStatement) => number): number => statements.reduce((total, one) => total + of(one), 0);
  const row = (role: string, calls: number, plan: number, run: number, text: string): string[] => [(calls / loops).toFixed(1), ((plan + run) / loops).toFixed(2), (plan / loops).toFixed(2), (run / loops).toFixed(2), role, text];
  say('\n  statements under full load, a loop');
  say(table(['calls', 'ms', 'of it planning', 'running', 'role', 'statement'], [
    row('all', sum((one) => one.calls), sum((one) => one.planMs), sum((one) => one.runMs), ''),
    ...statements.slice(0, 50).map(({ role, calls, planMs, runMs, text }) => row(role.replace('referrals_', ''), calls, planMs, runMs, text.slice(0, 100))),
  ]));
}

export function showReplay(compared: Compared, product: { perSecond: number; processorMs: number }, say: Say): void {
  const { loops, statements, roundTrips, transactions, clients, passes, processorMs, byRole, errors, recorded, replayed } = compared;
  const part = (share: number): string => `${(share * 100).toFixed(0)} %`;
  say(`\n  recorded: ${loops} loops, ${(statements / loops).toFixed(0)} statements, ${(roundTrips / loops).toFixed(0)} round trips, ${(transactions / loops).toFixed(0)} transactions a loop`);
  say(table(['role', 'statements', 'round trips', 'transactions'], byRole.map(({ role, counts }) => [role, ...counts.map((count) => (count / loops).toFixed(1))])));
  say(`  PostgreSQL alone, the same statements with ${clients} clients: ${passes.map((one) => one.toFixed(1)).join(', ')} loops/s, ${processorMs.map((one) => one.toFixed(0)).join(', ')} ms of processor time a loop`);
  say(`  written by recording and by a pass (links, outbox rows, handled events): ${recorded.join(', ')} and ${replayed.join(', ')}; errors ${errors}`);
  say(`  the product makes ${part(product.perSecond / Math.max(...passes))} of PostgreSQL alone by loops/s, ${part(Math.min(...processorMs) / product.processorMs)} by processor time (goal ≥ 30 %)`);
}
