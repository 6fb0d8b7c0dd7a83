import { table } from '@referrals/operate';
import { describeMachine } from '../machine.js';
import { oneProcess } from '../spike/one-process.js';
import { processesOnKafka } from '../spike/processes-on-kafka.js';
import type { Mode, System } from '../spike/system.js';
import { measureJoin, type Joined, type JoinOptions } from './measure-join.js';

/** Events a second, there and handled, in either mode. */
const GOAL = 2_000;

/** Measures how fast a subscriber that is new gets and handles the past. True when the goal is met in each mode. Removes all it made. */
export async function runJoinBench(options: JoinOptions, modes: readonly Mode[], say: (line: string) => void, stop: AbortSignal): Promise<boolean> {
  let met = true;
  for (const mode of modes) {
    say(`  ${mode}: ${describeMachine()}`);
    const signal = AbortSignal.any([stop, AbortSignal.timeout(options.minutes * 60_000)]);
    const system: System = mode === 'local' ? await oneProcess() : await processesOnKafka(say);
    try {
      met = showJoin(mode, options, await measureJoin(system, options, signal), say) && met;
    } finally {
      await system.stop();
    }
  }
  return met;
}

function showJoin(mode: Mode, { events, cases, live }: JoinOptions, { thereSeconds, handledSeconds, cpu, faults, live: watch }: Joined, say: (line: string) => void): boolean {
  const pace = (seconds: number): number => events / seconds;
  const each = (seconds: number): string => ((seconds * 1_000) / events).toFixed(2);
  const met = faults === 0 && pace(thereSeconds) >= GOAL && pace(handledSeconds) >= GOAL;
  say(table([`${mode}: a past of ${events} events of ${cases} cases`, 'seconds', 'events/s', 'goal'], [
    ['at the subscriber, and known to be', thereSeconds.toFixed(1), pace(thereSeconds).toFixed(0), `≥ ${GOAL}`],
    ['handled in order', handledSeconds.toFixed(1), pace(handledSeconds).toFixed(0), `≥ ${GOAL}`],
    ['missing, doubled or in another order', '', String(faults), '0'],
  ]));
  say(`  processor time an event, ms: Node ${each(cpu.node)}, PostgreSQL ${each(cpu.postgres)}, broker ${each(cpu.broker)}`);
  if (live > 0) {
    say(table([`another type, ${live} reports filed a second, told → handled`, 'n', 'p50 ms', 'p95 ms', 'p99 ms'], [
      ['before', ...watch.before.row('live').slice(1)], ['while it joins', ...watch.meanwhile.row('live').slice(1)],
    ]));
  }
  say(met ? '  目标达到 goal met\n' : '  目标未达到 goal missed\n');
  return met;
}
