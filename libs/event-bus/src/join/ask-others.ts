import type { ServiceName } from '@referrals/contracts';
import type { AskSubscriber } from '../operate/delivery-audit.js';
import type { HistoryRow } from './history-rows.js';
import type { Subscription } from './subscriptions.js';

/** What is said of a history to whom it is for. */
export type HistoryState = Pick<HistoryRow, 'type' | 'joinId' | 'events' | 'total' | 'done'>;

/**
 * What services ask each other about joining. Each only asks and believes what it fetched itself; none can be told. Undefined while the
 * other does not answer, or when `signal` ends the asking.
 */
export interface AskOthers {
  readonly notReceived: AskSubscriber;
  /** What a subscriber listens to, and how far it has joined. */
  readonly subscriptions: (subscriber: ServiceName, signal: AbortSignal) => Promise<readonly Subscription[] | undefined>;
  /** How far a producer is with a subscriber's history. */
  readonly history: (producer: ServiceName, subscriber: ServiceName, signal: AbortSignal) => Promise<readonly HistoryState[] | undefined>;
  /** Of these events those from before the subscriber joined for what comes. */
  readonly sentBefore: (producer: ServiceName, subscriber: ServiceName, ids: readonly string[], signal: AbortSignal) => Promise<readonly string[] | undefined>;
}

/** Nobody is elsewhere. */
export const nobodyElse: AskOthers = {
  notReceived: async () => undefined, subscriptions: async () => undefined, history: async () => undefined, sentBefore: async () => undefined,
};

/** A subscriber on its way to a producer's events. */
export interface Joining {
  readonly producer: ServiceName;
  readonly subscriber: ServiceName;
  /** In its inbox, of so many that there were when it began. */
  readonly events: number;
  readonly total: number;
  /** Since it last came further. */
  readonly stillSeconds: number;
}

/** For how long each subscriber has stood where it stands. */
export class Stillness {
  private readonly marks = new Map<ServiceName, { mark: string; since: number }>();

  /** Seconds since `mark` was another. */
  of(service: ServiceName, mark: string): number {
    const known = this.marks.get(service);
    if (known?.mark === mark) return (performance.now() - known.since) / 1_000;
    this.marks.set(service, { mark, since: performance.now() });
    return 0;
  }

  forget(service: ServiceName): void {
    this.marks.delete(service);
  }
}
