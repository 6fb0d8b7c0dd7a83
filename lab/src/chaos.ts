import { readOptions, runTool, untilStopped } from '@referrals/operate';
import { runChaos } from './chaos/run-chaos.js';
import { MODES } from './chaos/under-fire.js';

/**
 * `npm run chaos -- --mode local|kafka --reports 2000 --kills 20 --seed 7`: an installation of its own is killed at random moments
 * while people use it; on Kafka the networks between its parts fail besides. Exit 0 only when nothing was lost, doubled, left unanswered or unprovable.
 */
await runTool((context) => untilStopped(context, async () => {
  const { good } = await runChaos(readOptions({ reports: 2_000, kills: 20, seed: 7, minutes: 60 }, { mode: MODES }), context.say, context.signal);
  context.say(good ? '\n零丢失，零重复 nothing lost, nothing doubled' : '\n未通过 not good');
  process.exitCode = good ? 0 : 1;
}));
// Clients that still wait for an answer have nobody to wait for.
process.exit();
