import { runBench } from '../bench/run-bench.js';
import { readNumbers } from './arguments.js';
import { runTool } from './run-tool.js';

/**
 * `npm run bench:loop -- --prefill 100000`: closed loops a second of one process on this machine, its latencies and memory, and
 * the same statements by PostgreSQL alone.
 */
await runTool(async ({ say, signal }) => {
  await runBench(readNumbers({ prefill: 100_000, lanes: 16, seconds: 30, profile: 0, replay: 1 }), say, signal);
});
process.exit();
