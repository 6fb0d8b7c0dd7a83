import type { Receipt } from '../closed-loop.js';

/** Refused early, with when to come back: as it should be beyond capacity. Anything else that is no success is a fault of ours. */
export type Outcome = 'accepted' | 'refused' | 'fault';

/** One request as its client saw it: `at` (performance.now) is when it was due, so that a client that lags hides nothing. */
export interface Asked { readonly kind: string; readonly at: number; readonly ms: number; readonly outcome: Outcome; readonly said: string }

/** A report that was taken on: its receipt, and who has it. */
export interface Given { readonly account: string; readonly receipt: Receipt & { readonly verificationCode: string } }

/** How one client's visit ended. */
export interface Visit { readonly at: number; readonly end: 'closed' | 'refused at filing' | 'refused later' | 'fault' }

/** Everything the crowd asked and was told. */
export class Journal {
  readonly asked: Asked[] = [];
  readonly given: Given[] = [];
  readonly visits: Visit[] = [];
  /** Filings that were neither taken on nor refused: each may be there or not. */
  unclear = 0;
}

/** What an answer is worth to whoever asked. */
export function outcomeOf(status: number, retryAfter: string | undefined): Outcome {
  if (status >= 200 && status < 300) return 'accepted';
  return (status === 429 || status === 503) && /^\d+$/.test(retryAfter ?? '') ? 'refused' : 'fault';
}
