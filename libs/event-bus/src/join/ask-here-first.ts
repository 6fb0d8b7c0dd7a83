import type { ServiceName } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { unknownIds } from '../operate/unknown-ids.js';
import type { AskOthers } from './ask-others.js';
import { readHistory, readSentBefore } from './history-rows.js';
import { readSubscriptions } from './subscriptions.js';

/** Asks the services of this process in their databases, the others as `elsewhere` does. */
export function askHereFirst(databases: readonly ServiceDatabase[], elsewhere: AskOthers): AskOthers {
  const here = (service: ServiceName): ServiceDatabase | undefined => databases.find((one) => one.service === service);
  return {
    notReceived: async (subscriber, ids, signal) =>
      here(subscriber)?.asWorker((tx) => unknownIds(tx, subscriber, 'inbox', ids)) ?? elsewhere.notReceived(subscriber, ids, signal),
    subscriptions: async (subscriber, signal) => here(subscriber)?.asWorker((tx) => readSubscriptions(tx, subscriber)) ?? elsewhere.subscriptions(subscriber, signal),
    history: async (producer, subscriber, signal) =>
      here(producer)?.asWorker(async (tx) => (await readHistory(tx, producer)).filter((row) => row.subscriber === subscriber)) ?? elsewhere.history(producer, subscriber, signal),
    sentBefore: async (producer, subscriber, ids, signal) =>
      here(producer)?.asWorker((tx) => readSentBefore(tx, producer, subscriber, ids)) ?? elsewhere.sentBefore(producer, subscriber, ids, signal),
  };
}
