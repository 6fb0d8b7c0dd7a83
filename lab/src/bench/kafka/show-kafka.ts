import { table } from '@referrals/operate';
import type { Load } from '../drive-load.js';
import type { Stopwatch } from '../stopwatch.js';
import type { CatchUp } from './measure-catch-up.js';
import { HOPS } from './measure-hops.js';
import type { Maximum, Paced } from './measure-load.js';
import type { Losses } from './measure-losses.js';

type Say = (line: string) => void;
const DESK = 'filed → desk';
const ms = (value: number): string => value.toFixed(0);
const deskCells = ({ watch }: Load): string[] => [0.5, 0.95, 0.99].map((part) => ms(watch.percentile(part, DESK)));
const told = ({ failed }: Load): string => (failed.length === 0 ? '' : `${failed.length} failed: ${failed[0]}`);

/** The mean over a side's turns. */
export function loopsPerSecond(maxima: readonly Maximum[], side: Maximum['side']): number {
  const turns = maxima.filter((one) => one.side === side);
  return turns.reduce((sum, { load }) => sum + load.perSecond, 0) / turns.length;
}

export function showMaxima(maxima: readonly Maximum[], lanes: number, say: Say): void {
  say(`\n  full load, ${lanes} loops at a time`);
  say(table(['side', 'loops/s', `${DESK} p50`, 'p95', 'p99 ms', 'CPU ms a loop: Node', 'PostgreSQL', 'broker', 'client and door', 'waiting at the end', 'handled after s', 'peak MiB', ''],
    maxima.map(({ side, load, cpu, waiting, drainSeconds, peakMiB }) => [
      side, load.perSecond.toFixed(1), ...deskCells(load), cpu.node.toFixed(1), cpu.postgres.toFixed(1), cpu.broker.toFixed(1), cpu.client.toFixed(1),
      String(waiting), drainSeconds.toFixed(1), peakMiB.map(ms).join('+'), told(load),
    ])));
  const [kafka, stock, local] = [loopsPerSecond(maxima, 'kafka'), loopsPerSecond(maxima, 'stock'), loopsPerSecond(maxima, 'local')];
  say(`  kafka makes ${kafka.toFixed(1)} loops/s, ${(kafka / stock).toFixed(2)} of stock's ${stock.toFixed(1)} (goal ≥ 1) and ${(kafka / local).toFixed(2)} of local's ${local.toFixed(1)}`);
}

export function showPaced(title: string, paced: ReadonlyMap<string, Paced>, say: Say): void {
  say(`\n  ${title}`);
  say(table(['side', 'loops', 'loops/s', `${DESK} p50`, 'p95', 'p99 ms', 'handled after s', ''],
    [...paced].map(([name, { load, drainSeconds }]) => [name, String(load.loops), load.perSecond.toFixed(1), ...deskCells(load), drainSeconds.toFixed(1), told(load)])));
  const kafka = paced.get('kafka');
  if (kafka) say(`  kafka: filed → on the desk p99 ${ms(kafka.load.watch.percentile(0.99, DESK))} ms (goal ≤ 250)`);
}

export function showHops(watch: Stopwatch, say: Say): void {
  say('  kafka: where a filing spends its time on the way');
  say(table(['', 'n', 'p50 ms', 'p95 ms', 'p99 ms'], HOPS.map((hop) => watch.row(hop))));
}

export function showFaults(title: string, paced: ReadonlyMap<string, Paced>, say: Say): void {
  say(`\n  ${title}`);
  const others = ({ load, failedReports }: Paced): Load['watch'] => load.watch.of(DESK, (report) => !failedReports.has(report));
  const rows = [...paced].map(([name, one]) => {
    const [calm, hit] = [others(one), one.load.watch.of(DESK, (report) => one.failedReports.has(report))];
    return [
      name, String(one.load.loops), one.load.perSecond.toFixed(1), String(hit.count(DESK)), ...[0.5, 0.95, 0.99, 1].map((part) => ms(calm.percentile(part, DESK))),
      ms(hit.percentile(1, DESK)), told(one.load),
    ];
  });
  say(table(['side', 'loops', 'loops/s', 'with a failed event', 'all others: p50', 'p95', 'p99', 'longest ms', 'longest of the failed', ''], rows));
  const [kafka, stock] = [paced.get('kafka'), paced.get('stock')];
  if (kafka && stock) say(`  kafka's p99 of all others is ${(others(kafka).percentile(0.99, DESK) / others(stock).percentile(0.99, DESK)).toFixed(2)} of stock's (goal ≤ 0.25)`);
}

export function showLosses(losses: ReadonlyMap<string, Losses>, say: Say): void {
  say('\n  filing at full speed while processes are killed (SIGKILL) in turn; receipts held against what the desks have');
  say(table(['side, killed', 'kills', 'receipts given', '丢失 lost', '重复 doubled', 'seconds'],
    [...losses].map(([name, { kills, receipts, lost, doubled, seconds }]) => [name, String(kills), String(receipts), String(lost.length), String(doubled.length), seconds.toFixed(0)])));
}

const WAITED = { 'mandatory-reporting': 'what desks did', 'referral-desk': 'filings' } as const;

export function showCatchUp(seen: readonly CatchUp[], say: Say): void {
  say('\n  catch-up: a service was away while events for it were put on the topic');
  say(table(['', ...seen.map(({ away, events }) => `${away}: ${events} × ${WAITED[away]}`), 'goal'], [
    ['from the outbox onto the topic, events/s', ...seen.map((one) => ms(one.sentPerSecond)), ''],
    ['into the inbox, events/s', ...seen.map((one) => ms(one.intoInboxPerSecond)), '≥ 5000'],
    ['in effect, events/s', ...seen.map((one) => ms(one.inEffectPerSecond)), '≥ 1000'],
    ['besides, because of them, in effect at the other service', ...seen.map((one) => ms(one.besidesPerSecond)), ''],
    ['processor time an event, ms: Node, PostgreSQL, broker', ...seen.map(({ cpu }) => [cpu.node, cpu.postgres, cpu.broker].map((one) => one.toFixed(2)).join(', ')), ''],
    ['memory of the process, MiB: at its start, peak', ...seen.map(({ memoryMiB }) => `${ms(memoryMiB.atStart)}, ${ms(memoryMiB.peak)}`), 'bounded'],
  ]));
}
