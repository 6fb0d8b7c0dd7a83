import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromGate, ToGate } from './gate-thread.js';

/** A gate in a keeper's thread. */
export interface KeptGate {
  readonly port: number;
  shut(): void;
  silence(): void;
  slow(delayMs: number): void;
  reopen(): void;
}

/**
 * Gates in a thread of their own: in a process that is busy with something else, what passes would wait for it, and every network
 * would be slow all the time. Needs the built program.
 */
export class GateKeeper {
  private readonly worker = new Worker(new URL('./gate-thread.js', import.meta.url));
  private gates = 0;

  /** Before `host:port`, at a free port of loopback. */
  async before(address: string): Promise<KeptGate> {
    const id = this.gates += 1;
    const tell = (told: ToGate): void => { this.worker.postMessage(told); };
    tell({ id, do: 'open', address });
    for (;;) {
      const [opened] = await once(this.worker, 'message') as [FromGate];
      if (opened.id !== id) continue;
      return {
        port: opened.port,
        shut: () => tell({ id, do: 'shut' }), silence: () => tell({ id, do: 'silence' }), slow: (delayMs) => tell({ id, do: 'slow', delayMs }), reopen: () => tell({ id, do: 'reopen' }),
      };
    }
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
