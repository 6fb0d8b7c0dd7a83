import type { CpuOf } from '../machine.js';
import type { Owed } from './examine-spike.js';
import type { Journal } from './journal.js';
import type { Mode } from './system.js';
import type { Probe } from './watch-health.js';

export interface SpikeOptions {
  readonly mode: Mode;
  readonly prefill: number;
  /** Loops at the same time while the sustainable rate is found. */
  readonly lanes: number;
  /** Of that, and of the normal time before the spike. */
  readonly seconds: number;
  readonly spike: number;
  /** Of the normal time after it. */
  readonly after: number;
  /** How many times the sustainable rate. */
  readonly times: number;
  /** The sustainable rate in loops a second, where it is known; 0: find it. */
  readonly rate: number;
  /** The whole run is given up after so many minutes. */
  readonly minutes: number;
}

/** What was measured. Moments are of performance.now. */
export interface Spiked {
  readonly options: SpikeOptions;
  /** Loops a second that the system closes at full load. */
  readonly sustainable: number;
  readonly journal: Journal;
  readonly phases: { readonly normal: number; readonly spike: number; readonly after: number; readonly end: number };
  readonly filedToDesk: { readonly p50: number; readonly p95: number };
  /** At the end of the spike: clients present, events not handled. */
  readonly present: number;
  readonly waiting: number;
  /** Processor seconds in the spike, and how late this client's own event loop was. */
  readonly cpu: CpuOf;
  readonly clientLagMs: number;
  readonly probes: readonly Probe[];
  readonly owed: Owed;
}
