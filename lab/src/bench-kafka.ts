import { PARTS, runKafkaBench, type Part } from './bench/kafka/run-kafka-bench.js';
import { readNumbers, runTool, ToolError, untilStopped } from '@referrals/operate';

/**
 * `npm run bench:kafka`: a process per service on Apache Kafka, beside one process and beside the same flow written the stock way:
 * loops a second, latencies with and without failures, losses when killed, catch-up. `--only load,faults,kills,catch-up` for some parts.
 */
await runTool((context) => untilStopped(context, () => {
  const args = process.argv.slice(2);
  const at = args.indexOf('--only');
  const parts = at < 0 ? PARTS : (args.splice(at, 2)[1] ?? '').split(',');
  const unknown = parts.find((part) => !PARTS.includes(part as Part));
  if (unknown !== undefined) throw new ToolError(`没有名为“${unknown}”的部分。`, `--only takes some of ${PARTS.join(',')}.`);
  const options = readNumbers({ prefill: 0, lanes: 12, seconds: 60, rounds: 3, 'fault-seconds': 300, rate: 0, kills: 6, 'catch-up': 100_000 }, args);
  if (options.rounds === 0) throw new ToolError('--rounds 至少为 1。', '--rounds is at least 1.');
  return runKafkaBench(options, parts as readonly Part[], context.say, context.signal);
}));
process.exit();
