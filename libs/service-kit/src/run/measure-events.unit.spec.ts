import { describe, expect, it } from '@jest/globals';
import type { TopicLag, Transport } from '@referrals/event-bus';
import { Registry } from 'prom-client';
import { measureEvents } from './measure-events.js';

const lag: TopicLag = { subscriber: 'referral-desk', topic: 'directory.register', messages: 7, partitionMost: 4 };

/** What the process would say of a transport and an inbox in this state. */
function process({ lags = [lag], database = true }: { lags?: TopicLag[] | undefined; database?: boolean } = {}) {
  const state = { lags: lags as TopicLag[] | undefined, database, unsent: 3, reads: 0, ago: undefined as number | undefined };
  const whenThere = async <T>(value: () => T): Promise<T> => {
    if (!state.database) throw new Error('away');
    return value();
  };
  const transport: Transport = {
    name: 'kafka', features: { replicas: true, foreignBytes: true, acknowledged: true }, state: () => ({ state: 'ok' }), lag: async () => state.lags,
    skipped: () => new Map([['referral-desk', 6]]),
    start: async () => undefined, stop: async () => undefined, wake: () => undefined, carryHistory: async () => undefined,
    backlog: () => whenThere(() => { state.reads += 1; return [{ producer: 'referral-desk', unsent: state.unsent, oldestSeconds: 1 }]; }),
  };
  const inbox = {
    backlog: () => whenThere(() => ({ ready: 2, oldestSeconds: 5, parked: 1, notYetSeconds: 0, quarantined: 0 })),
    get deliveredSecondsAgo() { return state.ago; }, worker: { counters: { handled: 9, failed: 0, parked: 0, notYet: 0 } },
  };
  const registry = new Registry();
  measureEvents(registry, transport, new Map([['referral-desk', inbox]]), [{
    state: () => [{ producer: 'directory', subscriber: 'referral-desk', missing: 5, oldestSeconds: 40, unknownSeconds: 0, sentAgain: 2 }],
  }], () => [{ producer: 'directory', subscriber: 'referral-desk', events: 30, total: 80, stillSeconds: 1 }]);
  const scrape = async (): Promise<string[]> => (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { state, scrape };
}

describe('the metrics of events', () => {
  it('are those of this scrape, the first as well, read once however many there are', async () => {
    const { state, scrape } = process();
    expect(await scrape()).toEqual(expect.arrayContaining([
      'transport_up{transport="kafka"} 1', 'outbox_unsent{service="referral-desk"} 3', 'inbox_ready{service="referral-desk"} 2',
      'joining_events{service="directory",subscriber="referral-desk"} 30', 'joining_events_total{service="directory",subscriber="referral-desk"} 80',
      'inbox_lag_messages{service="referral-desk",topic="directory.register"} 7', 'inbox_lag_partition_messages{service="referral-desk",topic="directory.register"} 4',
      'inbox_events{service="referral-desk",outcome="handled"} 9', 'events_database_up{service="referral-desk"} 1',
      'inbox_skipped_events{service="referral-desk"} 6', 'outbox_not_arrived{service="directory",subscriber="referral-desk"} 5',
      'outbox_sent_again{service="directory",subscriber="referral-desk"} 2',
    ]));
    [state.unsent, state.ago] = [4, 2];
    expect(await scrape()).toEqual(expect.arrayContaining(['outbox_unsent{service="referral-desk"} 4', 'inbox_delivered_seconds_ago{service="referral-desk"} 2']));
    expect(state.reads).toBe(2);
  });

  it('are silent of a lag nobody knows, and of a delivery there was not', async () => {
    const { state, scrape } = process();
    await scrape();
    state.lags = undefined;
    const lines = await scrape();
    expect(lines).toContain('transport_up{transport="kafka"} 0');
    expect(lines.filter((line) => /^inbox_(lag|delivered)/.test(line))).toEqual([]);
    expect(lines).toContain('outbox_unsent{service="referral-desk"} 3');
  });

  it('are there without the database but for what only it knows', async () => {
    const { state, scrape } = process();
    await scrape();
    state.database = false;
    const lines = await scrape();
    expect(lines).toEqual(expect.arrayContaining(['events_database_up{service="referral-desk"} 0', 'inbox_events{service="referral-desk",outcome="handled"} 9', 'transport_up{transport="kafka"} 1']));
    expect(lines.filter((line) => /^(outbox_(unsent|oldest)|inbox_(ready|oldest|parked))/.test(line))).toEqual([]);
  });
});
