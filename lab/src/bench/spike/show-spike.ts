import { availableParallelism } from 'node:os';
import { table } from '@referrals/operate';
import { count, isNormal, normalLimit, percentile, secondsToNormal, stretch, stretches, type Stretch } from './judge-spike.js';
import type { Spiked } from './spiked.js';

type Say = (line: string) => void;
const ms = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(0));

interface Bar { readonly what: string; readonly measured: string; readonly goal: string; readonly held: boolean }

/** Tells all of it; true when every bar is held. */
export function showSpike(spiked: Spiked, say: Say): boolean {
  const { options, sustainable, journal: { asked }, phases } = spiked;
  say(`\n  normal ${(0.7 * sustainable).toFixed(1)} loops/s begun, then ${options.times} × ${sustainable.toFixed(1)} = ${(options.times * sustainable).toFixed(0)} for ${options.spike} s, then normal again; ${options.prefill} cases, ${options.mode}`);
  showPhases(spiked, say);
  const normal = stretch(asked, phases.normal, phases.spike);
  const limit = normalLimit(normal);
  const seconds = stretches(asked, phases.after, phases.end, 1_000);
  say(`\n  the spike by stretches of a sixth; p95 of what was accepted: ${stretches(asked, phases.spike, phases.after, (phases.after - phases.spike) / 6.001).map(({ p95 }) => ms(p95)).join(', ')} ms`);
  say(`  after it, by seconds (limit ${ms(limit)} ms, * not normal): ${seconds.map((one) => `${ms(one.p95)}${isNormal(one, limit) ? '' : '*'}`).join(' ')}`);
  showRest(spiked, say);
  const bars = barsOf(spiked, seconds, limit);
  say('');
  say(table(['', 'measured', 'goal', ''], bars.map(({ what, measured, goal, held }) => [what, measured, goal, held ? '达到 met' : '未达到 NOT MET'])));
  for (const [said, times] of faultsOf(spiked).slice(0, 10)) say(`  fault: ${times} × ${said}`);
  for (const one of [...spiked.owed.lost, ...spiked.owed.there].slice(0, 10)) say(`  ${one}`);
  return bars.every(({ held }) => held);
}

function showPhases({ journal: { asked, visits }, phases }: Spiked, say: Say): void {
  const rows = ([['normal', phases.normal, phases.spike], ['spike', phases.spike, phases.after], ['normal again', phases.after, phases.end]] as const).map(([name, from, until]) => {
    const all = stretch(asked, from, until);
    const files = stretch(asked.filter(({ kind }) => kind === 'file'), from, until);
    const ended = (end?: Parameters<typeof count>[3]): string => String(count(visits, from, until, end));
    return [
      name, ((until - from) / 1_000).toFixed(0), ended(), ended('closed'), ended('refused at filing'), ended('refused later'), ended('fault'),
      (all.requests / ((until - from) / 1_000)).toFixed(0), ms(all.p50), ms(all.p95), ms(all.p99), ms(all.longest), String(files.accepted), ms(files.p95), String(all.refused),
    ];
  });
  say(table(['', 's', 'loops begun', 'closed', 'refused at filing', 'later', 'faults', 'requests/s', 'accepted p50', 'p95', 'p99', 'longest ms', 'filings accepted', 'p95 ms', 'requests refused'], rows));
}

function showRest({ options, journal: { asked }, phases, cpu, clientLagMs, present, waiting, filedToDesk, probes }: Spiked, say: Say): void {
  const seconds = (phases.after - phases.spike) / 1_000;
  const share = (part: number): string => `${((100 * part) / (seconds * availableParallelism())).toFixed(0)} %`;
  say(`  of all processors in the spike: product ${share(cpu.node)}, PostgreSQL ${share(cpu.postgres)}, ${options.mode === 'kafka' ? `broker ${share(cpu.broker)}, ` : ''}this client ${share(cpu.client)}; its event loop late by p99 ${ms(clientLagMs)} ms`);
  say(`  at the spike's end: ${present} clients waiting, ${waiting} events not handled; filed → on the desk over the whole time p50 ${ms(filedToDesk.p50)}, p95 ${ms(filedToDesk.p95)} ms`);
  const refused = asked.filter(({ outcome }) => outcome === 'refused');
  const said = Map.groupBy(refused, ({ kind, said: status }) => `${status} ${kind}`);
  say(`  refused: ${[...said].map(([what, all]) => `${what} ${all.length}`).join(', ') || 'nothing'}`);
  for (const [what, all] of Map.groupBy(probes, (one) => one.what)) {
    const times = all.map((one) => one.ms);
    say(`  ${what} in the spike: ${all.filter(({ answered }) => answered).length} of ${all.length} answered, p95 ${ms(percentile(times, 0.95))} ms, longest ${ms(percentile(times, 1))} ms`);
  }
}

function barsOf(spiked: Spiked, seconds: readonly Stretch[], limit: number): Bar[] {
  const { journal: { asked, given }, phases, probes, owed } = spiked;
  const spike = stretch(asked, phases.spike, phases.after);
  const files = stretch(asked.filter(({ kind }) => kind === 'file'), phases.spike, phases.after);
  const refusals = percentile(asked.filter(({ outcome }) => outcome === 'refused').map((one) => one.ms), 0.95);
  const faults = asked.filter(({ outcome }) => outcome === 'fault').length;
  const away = probes.filter(({ answered }) => !answered).length;
  const recovered = secondsToNormal(seconds, limit);
  return [
    { what: 'beyond capacity refused with 429/503 and Retry-After', measured: String(spike.refused), goal: '> 0', held: spike.refused > 0 },
    { what: 'any other answer, none in 10 s, connection lost', measured: String(faults), goal: '0', held: faults === 0 },
    { what: 'refused within, p95', measured: `${ms(refusals)} ms`, goal: '≤ 500 ms', held: !(refusals > 500) },
    { what: 'accepted in the spike, p95', measured: `${ms(spike.p95)} ms`, goal: '≤ 1000 ms', held: spike.p95 <= 1_000 },
    { what: 'filings accepted in the spike, p95', measured: `${ms(files.p95)} ms`, goal: '≤ 1000 ms', held: files.p95 <= 1_000 },
    { what: 'normal again after', measured: recovered === undefined ? `not within ${seconds.length} s` : `${recovered} s`, goal: '≤ 10 s', held: recovered !== undefined && recovered <= 10 },
    { what: `丢失 lost, of ${given.length} receipts (${owed.seen.referrals} referrals seen on desks)`, measured: String(owed.lost.length), goal: '0', held: owed.lost.length === 0 },
    { what: 'refused and there all the same', measured: String(owed.there.length), goal: '0', held: owed.there.length === 0 },
    { what: 'health and metrics not answered in the spike', measured: `${away} of ${probes.length}`, goal: '0', held: away === 0 },
  ];
}

function faultsOf({ journal: { asked } }: Spiked): [string, number][] {
  const faults = Map.groupBy(asked.filter(({ outcome }) => outcome === 'fault'), ({ kind, said }) => `${kind}: ${said}`);
  return [...faults].map(([said, all]): [string, number] => [said, all.length]).toSorted(([, a], [, b]) => b - a);
}
