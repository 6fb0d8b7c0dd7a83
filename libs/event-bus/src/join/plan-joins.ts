import type { HistoryRow } from './history-rows.js';
import type { Subscription } from './subscriptions.js';

/** What a producer does about a subscriber's type. */
export interface JoinPlan {
  /** Joins from the beginning: its history begins, or begins anew. */
  readonly begin: readonly Subscription[];
  /** Joins for what comes: only what is behind the present head is for it. */
  readonly fromNow: readonly Subscription[];
  /** Joined long ago, and this producer does not know: its database went back. */
  readonly accept: readonly Subscription[];
  /** The catalogue says that it listens, and it does not say so: its release is an earlier one. */
  readonly absent: readonly string[];
}

/** Compares what the catalogue says a subscriber hears of a producer with what either side has noted. */
export function planJoins(types: readonly string[], noted: readonly Pick<HistoryRow, 'type' | 'joinId' | 'done'>[], listened: readonly Subscription[]): JoinPlan {
  const plan = { begin: [] as Subscription[], fromNow: [] as Subscription[], accept: [] as Subscription[], absent: [] as string[] };
  for (const type of types) {
    const own = noted.find((row) => row.type === type);
    const its = listened.find((one) => one.type === type);
    if (its === undefined) {
      if (own?.done !== true) plan.absent.push(type);
    } else if (its.state === 'JOINED') {
      if (own?.joinId !== its.id || !own.done) plan.accept.push(its);
    } else if (own?.joinId !== its.id) (its.wanted === 'now' ? plan.fromNow : plan.begin).push(its);
  }
  return plan;
}
