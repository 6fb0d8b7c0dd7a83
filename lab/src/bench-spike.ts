import { runSpike } from './bench/spike/run-spike.js';
import { MODES } from './bench/spike/system.js';
import { readOptions, runTool, ToolError, untilStopped } from '@referrals/operate';

/** A crowd signs in once, and what it signed in with lasts ten minutes. */
const LONGEST_SECONDS = 500;

/**
 * `npm run bench:spike -- --mode local|kafka --prefill 100000`: five times as many people as can be served, for a minute: who is
 * refused and how quickly, how long the others wait, when it is normal again, and that nothing that was taken on is lost. Exit 0 only
 * when every bar is held.
 */
await runTool((context) => untilStopped(context, async () => {
  const numbers = { prefill: 100_000, lanes: 12, seconds: 25, spike: 60, after: 30, times: 5, rate: 0, minutes: 120 };
  const options = readOptions(numbers, { mode: MODES });
  if (options.seconds + options.spike + options.after > LONGEST_SECONDS) throw new ToolError(`三段时间之和不能超过 ${LONGEST_SECONDS} 秒。`, `--seconds, --spike and --after together take at most ${LONGEST_SECONDS} s.`);
  const good = await runSpike(options, context.say, context.signal);
  process.exitCode = good ? 0 : 1;
}));
process.exit();
