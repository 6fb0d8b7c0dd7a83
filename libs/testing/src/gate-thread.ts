import { parentPort } from 'node:worker_threads';
import { Gate } from './gate.js';

/** What a keeper says to its thread; each `id` is one gate. */
export type ToGate =
  | { readonly id: number; readonly do: 'open'; readonly address: string }
  | { readonly id: number; readonly do: 'shut' | 'silence' | 'reopen' }
  | { readonly id: number; readonly do: 'slow'; readonly delayMs: number };

/** The gate stands at this port. */
export interface FromGate { readonly id: number; readonly port: number }

const gates = new Map<number, Gate>();

parentPort?.on('message', (told: ToGate) => { void obey(told); });

async function obey(told: ToGate): Promise<void> {
  if (told.do === 'open') {
    const gate = await Gate.before(told.address);
    gates.set(told.id, gate);
    parentPort?.postMessage({ id: told.id, port: gate.port } satisfies FromGate);
    return;
  }
  const gate = gates.get(told.id);
  if (told.do === 'slow') gate?.slow(told.delayMs);
  else gate?.[told.do]();
}
