import { readNumbers, runTool, ToolError, untilStopped } from '@referrals/operate';
import { runRegistryImport } from './bench/registry-import/run-registry-import.js';

/**
 * `npm run bench:registry-import -- --rows 50000 --faults 300 --kills 5`: the province's list with planted faults is checked by a dry run, then
 * applied while the process is killed (`--apply 0`: the dry run alone); each fault in its row and column, no row twice. Exit 0 only when the goals are met.
 */
await runTool((context) => untilStopped(context, async () => {
  const options = readNumbers({ rows: 50_000, faults: 300, kills: 5, apply: 1 });
  if (options.rows === 0 || options.rows > 50_000 || options.faults * 2 > options.rows) throw new ToolError('--rows 为 1 至 50000，--faults 不超过一半。', '--rows is 1 to 50000, --faults at most half of them.');
  process.exitCode = (await runRegistryImport(options, context.say, context.signal)) ? 0 : 1;
}));
process.exit();
