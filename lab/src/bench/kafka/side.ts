import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@referrals/contracts';
import type { LoopPeople } from '../closed-loop.js';

/** One of the systems that are measured with the same client. One side runs at a time. */
export interface Side {
  readonly name: 'kafka' | 'local' | 'stock';
  /** Its own processes, and those it works with. */
  readonly pids: { readonly node: readonly number[]; readonly postgres: number; readonly broker?: number };
  /** Started and ready; `failing` names events that fail (`500x3`). @throws Error when it does not become ready */
  start(failing?: string): Promise<void>;
  stop(): Promise<void>;
  /** Signed in anew. */
  people(): Promise<LoopPeople>;
  /** Events told but not handled. */
  waiting(): Promise<number>;
}

/** A side on Kafka: its processes can be killed, and it can be asked which cases had an event that failed. */
export interface KafkaSide extends Side {
  /** SIGKILL, and started again at once; resolves when it is ready. */
  killAndStart(service: ServiceName): Promise<void>;
  /** SIGKILL; it is started again by whoever watches over it. */
  killBroker(): void;
  /** Reports of which an event failed since the start. */
  failedReports(): Promise<ReadonlySet<string>>;
}

/** Waits until every event was handled: how many waited when it was asked, and how long the last one took. */
export async function untilQuiet(side: Side, signal: AbortSignal, patienceMs = 300_000): Promise<{ waiting: number; seconds: number }> {
  const started = performance.now();
  let first: number | undefined;
  for (let quiet = 0; performance.now() - started < patienceMs; await pause(100)) {
    signal.throwIfAborted();
    // A broker that was just killed does not tell.
    const waiting = await side.waiting().catch(() => undefined);
    first ??= waiting;
    quiet = waiting === 0 ? quiet + 1 : 0;
    // Twice: between two looks an event may have been on its way.
    if (quiet === 2) return { waiting: first ?? 0, seconds: (performance.now() - started) / 1_000 };
  }
  return { waiting: first ?? 0, seconds: Number.NaN };
}
