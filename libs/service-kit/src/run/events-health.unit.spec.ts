import { describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@referrals/contracts';
import type { DeliveryState, InboxBacklog, Joining, OutboxBacklog } from '@referrals/event-bus';
import { eventsHealth } from './events-health.js';

const idle: InboxBacklog = { ready: 0, oldestSeconds: 0, parked: 0, notYetSeconds: 0, quarantined: 0 };
const arrived: DeliveryState = { producer: 'mandatory-reporting', subscriber: 'referral-desk', missing: 0, oldestSeconds: 0, unknownSeconds: 0, sentAgain: 0 };
const look = (inbox: Partial<InboxBacklog>, outbox: Partial<OutboxBacklog> = {}, arriving: Partial<DeliveryState> = {}, joining: readonly Joining[] = []) => eventsHealth(
  new Map<ServiceName, { backlog(): Promise<InboxBacklog> }>([['referral-desk', { backlog: async () => ({ ...idle, ...inbox }) }]]),
  { backlog: async () => [{ producer: 'mandatory-reporting', unsent: 0, oldestSeconds: 0, ...outbox }] },
  [{ state: () => [{ ...arrived, ...arriving }] }], joining,
);

describe('the health of events', () => {
  it('is well with what waits for a moment, in the inbox or in the outbox', async () => {
    expect(await look({ ready: 40, oldestSeconds: 29 }, { unsent: 500, oldestSeconds: 30 }, { unknownSeconds: 300 })).toEqual({ name: 'events', state: 'ok' });
  });

  it.each<[string, Partial<InboxBacklog>, Partial<OutboxBacklog>, object, Partial<DeliveryState>?]>([
    ['what is parked', { parked: 1 }, {}, { parked: ['referral-desk: 1 parked, 0 in quarantine'] }],
    ['what is no event of ours', { quarantined: 2 }, {}, { parked: ['referral-desk: 0 parked, 2 in quarantine'] }],
    ['what has not been handled for long', { ready: 3, oldestSeconds: 31 }, {}, { late: ['referral-desk: 3 wait, the oldest for 31 s'] }],
    ['what has not been sent for long, though everything else is', {}, { unsent: 1, oldestSeconds: 45 }, { late: ['mandatory-reporting: 1 not sent, the oldest for 45 s'] }],
    ['what was sent and is nowhere', {}, {}, { late: ['mandatory-reporting: 1 not at referral-desk, the oldest for 90 s'] }, { missing: 1, oldestSeconds: 90 }],
    ['that nobody knows what arrived', {}, {}, { late: ['mandatory-reporting: not known for 301 s what arrived at referral-desk'] }, { unknownSeconds: 301 }],
  ])('tells %s', async (_, inbox, outbox, detail, arriving = {}) => {
    expect(await look(inbox, outbox, arriving)).toEqual({ name: 'events', state: 'degraded', detail });
  });

  it('says of a subscriber that is new that it joins, and how far it is; late only where it comes no further', async () => {
    const joins = (stillSeconds: number): Joining[] => [{ producer: 'mandatory-reporting', subscriber: 'directory', events: 1_200, total: 30_000, stillSeconds }];
    const joining = ['directory joins mandatory-reporting: 1200 of 30000'];
    expect(await look({}, {}, {}, joins(300))).toEqual({ name: 'events', state: 'joining', detail: { joining } });
    expect(await look({}, {}, {}, joins(301))).toEqual({
      name: 'events', state: 'degraded', detail: { late: ['directory: joins mandatory-reporting and has come no further for 301 s'], joining },
    });
  });
});
