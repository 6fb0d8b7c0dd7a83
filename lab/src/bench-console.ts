import { readNumbers, runTool, ToolError, untilStopped } from '@referrals/operate';
import { findChromium } from '@referrals/testing/people';
import { runConsoleBench } from './bench/console/run-console-bench.js';

/**
 * `npm run bench:console -- --reports 420`: what the pages weigh and when they can be used on a slow line and a slow phone, and how they bear a long
 * worklist; in a real Chromium against a product of its own. Exit 0 only when every budget is kept.
 */
await runTool((context) => untilStopped(context, async () => {
  const program = findChromium(context.environment);
  if (program === undefined) throw new ToolError('没有 Chromium。Debian：apt-get install chromium fonts-wqy-zenhei', 'There is no Chromium. Elsewhere: npx playwright-core install chromium');
  const options = readNumbers({ reports: 420, times: 5 });
  if (options.reports < 50 || options.times === 0) throw new ToolError('--reports 至少为 50，--times 至少为 1。', '--reports is at least 50, --times at least 1.');
  process.exitCode = (await runConsoleBench({ ...options, program }, context.say, context.signal)) ? 0 : 1;
}));
process.exit();
