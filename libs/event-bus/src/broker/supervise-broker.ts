import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@referrals/database/server';
import { startBroker, type BrokerOptions, type RunningBroker } from './start-broker.js';

export interface SupervisedBroker {
  /** `127.0.0.1:9092`, the same through all restarts. */
  readonly address: string;
  /** The present process. */
  readonly pid: number;
  /** Ends supervision, then the broker. Idempotent. */
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** A broker that lived so long was well; the next wait is short again. */
const WELL_MS = 20_000;

/** `startBroker`, and when it ends unasked it is started again on the same port, a little later each time. @throws BrokerError of the first start */
export async function superviseBroker(options: BrokerOptions): Promise<SupervisedBroker> {
  const { say = () => undefined } = options;
  const port = options.port ?? await freePort();
  const ending = new AbortController();
  let broker: RunningBroker = await startBroker({ ...options, port });
  const watch = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !ending.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const since = performance.now();
      const reason = await broker.exited;
      if (ending.signal.aborted) return;
      if (performance.now() - since > WELL_MS) wait = FIRST_WAIT_MS;
      say(`Kafka 已退出（${reason}），正在重新启动 · Kafka ended, starting it again`);
      if (await pause(wait, false, { signal: ending.signal }).catch(() => true)) return;
      await startBroker({ ...options, port }).then((again) => { broker = again; }, (error: unknown) => { say(error instanceof Error ? error.message : String(error)); });
    }
  };
  const watching = watch();
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    ending.abort();
    await broker.stop();
    await watching;
    // One that was just being started again.
    await broker.stop();
  };
  return { address: broker.address, get pid() { return broker.pid; }, stop: () => (stopping ??= stop()) };
}
