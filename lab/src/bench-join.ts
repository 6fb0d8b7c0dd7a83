import { runJoinBench } from './bench/join/run-join-bench.js';
import { MODES } from './bench/spike/system.js';
import { readOptions, runTool, ToolError, untilStopped } from '@referrals/operate';

/**
 * `npm run bench:join -- --events 30000`: how fast a subscriber that is new gets the past of an event and handles it, in one process
 * and over Kafka, and how long live events of another type take meanwhile. Exit 0 only when the goal is met.
 */
await runTool((context) => untilStopped(context, async () => {
  const { mode, ...options } = readOptions({ events: 30_000, cases: 1_000, live: 5, minutes: 15 }, { mode: ['both', ...MODES] as const });
  if (options.events === 0 || options.cases === 0) throw new ToolError('--events 与 --cases 至少为 1。', '--events and --cases are at least 1.');
  const good = await runJoinBench(options, mode === 'both' ? MODES : [mode], context.say, context.signal);
  process.exitCode = good ? 0 : 1;
}));
process.exit();
