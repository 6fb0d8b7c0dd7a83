import { readNumbers, runTool, ToolError, untilStopped } from '@referrals/operate';
import { runRegistryBench } from './bench/registry/run-registry-bench.js';

/**
 * `npm run bench:registry -- --files 1000000 --villages 30000`: lists, searches, what is due, lookups, openings, visits, figures and a draw over so many
 * files, and the same over a tenth of them on an installation of its own (`--ratio 0`: not). Exit 0 only when the goals are met.
 */
await runTool((context) => untilStopped(context, async () => {
  const options = readNumbers({ files: 1_000_000, villages: 30_000, times: 100, acts: 100, seconds: 20, ratio: 1 });
  if (options.files === 0 || options.villages === 0 || options.times === 0 || options.acts === 0) throw new ToolError('--files、--villages、--times、--acts 至少为 1。', '--files, --villages, --times and --acts are at least 1.');
  process.exitCode = (await runRegistryBench(options, context.say, context.signal)) ? 0 : 1;
}));
process.exit();
