import { runBench } from './bench/run-bench.js';
import { readNumbers, runTool, untilStopped } from '@referrals/operate';

/**
 * `npm run bench:loop -- --prefill 100000`: closed loops a second of one process on this machine, its latencies and memory, and
 * the same statements by PostgreSQL alone.
 */
await runTool((context) => untilStopped(context, () =>
  runBench(readNumbers({ prefill: 100_000, lanes: 12, seconds: 25, profile: 0, replay: 1, statements: 0, duties: 0 }), context.say, context.signal)));
process.exit();
