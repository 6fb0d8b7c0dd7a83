import type { Work } from './make-messages.js';
import type { WireConnection } from './wire-connection.js';

/** How far ahead a connection looks for a unit that may begin. */
const WINDOW = 200;

/** Runs a pass: each pool's connections take its units in order, each as soon as what it waits for is done. Seconds it took. */
export async function runPass(work: readonly Work[], pools: ReadonlyMap<string, readonly WireConnection[]>, signal: AbortSignal): Promise<number> {
  const done = new Uint8Array(work.length);
  const queues = new Map([...pools.keys()].map((pool) => [pool, work.flatMap((one, index) => (one.pool === pool ? [index] : []))]));
  let wakeUp: (() => void)[] = [];
  const started = performance.now();
  const drain = async (connection: WireConnection, queue: number[]): Promise<void> => {
    while (queue.length > 0 && !signal.aborted) {
      const position = queue.slice(0, WINDOW).findIndex((index) => work[index]?.after.every((other) => done[other] === 1));
      if (position === -1) {
        await new Promise<void>((resolve) => { wakeUp.push(resolve); });
        continue;
      }
      const [index = 0] = queue.splice(position, 1);
      for (const message of work[index]?.messages ?? []) await connection.send(message);
      done[index] = 1;
      const waiting = wakeUp;
      wakeUp = [];
      for (const resolve of waiting) resolve();
    }
  };
  const stopped = new Promise<void>((resolve) => { signal.addEventListener('abort', () => resolve(), { once: true }); });
  const lanes = [...pools].flatMap(([pool, connections]) => connections.map((connection) => drain(connection, queues.get(pool) ?? [])));
  await Promise.race([Promise.all(lanes), stopped]);
  signal.throwIfAborted();
  return (performance.now() - started) / 1_000;
}
