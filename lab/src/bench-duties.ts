import { readNumbers, runTool, ToolError, untilStopped } from '@referrals/operate';
import { runDutiesBench } from './bench/duties/run-duties-bench.js';

/**
 * `npm run bench:duties -- --open 1000000 --due 10000`: a turn of the escalation job over so many open duties of which none is due, a desk's
 * first page and a city's counts of them, two processes that fire so many steps due in one minute, and an inbox of so many unread messages
 * (`--messages`) against an empty one. Exit 0 only when the goals are met.
 */
await runTool((context) => untilStopped(context, async () => {
  const options = readNumbers({ open: 1_000_000, due: 10_000, desks: 200, turns: 50, messages: 10_000 });
  if (options.due === 0 || options.desks === 0 || options.turns === 0) throw new ToolError('--due、--desks、--turns 至少为 1。', '--due, --desks and --turns are at least 1.');
  process.exitCode = (await runDutiesBench(options, context.say, context.signal)) ? 0 : 1;
}));
process.exit();
