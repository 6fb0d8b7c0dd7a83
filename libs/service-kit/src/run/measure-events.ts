import type { ServiceName } from '@referrals/contracts';
import type { Joining, ServiceInbox, Transport } from '@referrals/event-bus';
import { Gauge, type Registry } from 'prom-client';
import { LATE_SECONDS, type DeliveryAuditState } from './events-health.js';

type Measured = Pick<ServiceInbox, 'backlog' | 'deliveredSecondsAgo'> & { readonly worker: Pick<ServiceInbox['worker'], 'counters'> };

/**
 * What an operator watches: backlogs and their age, lag, parked keys, what was handled. Read at each scrape, once for all of them.
 * What cannot be read just now is absent, and the rest is there: a bad day is when metrics are looked at.
 */
export function measureEvents(registry: Registry, transport: Transport, inboxes: ReadonlyMap<ServiceName, Measured>, audits: readonly DeliveryAuditState[], joinings: () => readonly Joining[]): void {
  let reading: Promise<void> | undefined;
  const collect = (): Promise<void> => (reading ??= read().finally(() => { reading = undefined; }));
  const gauges: Gauge[] = [];
  const gauge = (name: string, help: string, ...labelNames: string[]): Gauge => {
    const made = new Gauge({ name, help, labelNames, registers: [registry], collect });
    gauges.push(made);
    return made;
  };
  const up = gauge('transport_up', 'Whether what carries events answers', 'transport');
  const databaseUp = gauge('events_database_up', 'Whether the database answers that holds the service\'s outbox and inbox', 'service');
  const unsent = gauge('outbox_unsent', 'Events not yet handed over', 'service');
  const unsentAge = gauge('outbox_oldest_seconds', 'Age of the oldest event not yet handed over', 'service');
  const notArrived = gauge('outbox_not_arrived', `Events a subscriber was found to lack for more than ${LATE_SECONDS} s`, 'service', 'subscriber');
  const sentAgain = gauge('outbox_sent_again', 'Events since start that had not arrived and went again', 'service', 'subscriber');
  const joined = gauge('joining_events', 'Events of its past a producer has brought into the inbox of a subscriber that joins', 'service', 'subscriber');
  const joinedOf = gauge('joining_events_total', 'Of so many', 'service', 'subscriber');
  const joiningStill = gauge('joining_still_seconds', 'Since a joining last came further', 'service', 'subscriber');
  const lag = gauge('inbox_lag_messages', 'Messages of a topic not yet in the inbox', 'service', 'topic');
  const lagMost = gauge('inbox_lag_partition_messages', 'Of the partition that is furthest behind', 'service', 'topic');
  const delivered = gauge('inbox_delivered_seconds_ago', 'Time since this process brought something into the inbox', 'service');
  const skipped = gauge('inbox_skipped_events', 'Events since start of types this release of the service does not subscribe to', 'service');
  const inbox = {
    ready: gauge('inbox_ready', 'Events not yet handled', 'service'),
    oldestSeconds: gauge('inbox_oldest_seconds', 'Age of the oldest event not yet handled', 'service'),
    parked: gauge('inbox_parked_keys', 'Keys that wait for a person', 'service'),
    notYetSeconds: gauge('inbox_not_yet_seconds', 'Age of the oldest event that waits for something not yet there', 'service'),
    quarantined: gauge('quarantined_messages', 'Messages that are no event of ours', 'service'),
  };
  const handled = gauge('inbox_events', 'Events by what became of them since start', 'service', 'outcome');

  async function read(): Promise<void> {
    const unknown = (): undefined => undefined;
    const [outboxes, lags, waiting] = await Promise.all([
      transport.backlog().catch(unknown), transport.lag(),
      Promise.all([...inboxes].map(async ([service, one]) => ({ service, one, backlog: await one.backlog().catch(unknown) }))),
    ]);
    for (const one of gauges) one.reset();
    up.set({ transport: transport.name }, transport.state().state === 'ok' && lags !== undefined ? 1 : 0);
    for (const { producer, unsent: count, oldestSeconds } of outboxes ?? []) {
      unsent.set({ service: producer }, count);
      unsentAge.set({ service: producer }, oldestSeconds);
    }
    for (const { producer: service, subscriber, missing, sentAgain: again } of audits.flatMap((one) => one.state(LATE_SECONDS))) {
      notArrived.set({ service, subscriber }, missing);
      sentAgain.set({ service, subscriber }, again);
    }
    for (const { producer: service, subscriber, events, total, stillSeconds } of joinings()) {
      joined.set({ service, subscriber }, events);
      joinedOf.set({ service, subscriber }, total);
      joiningStill.set({ service, subscriber }, stillSeconds);
    }
    for (const { subscriber: service, topic, messages, partitionMost } of lags ?? []) {
      lag.set({ service, topic }, messages);
      lagMost.set({ service, topic }, partitionMost);
    }
    for (const [service, count] of transport.skipped()) skipped.set({ service }, count);
    for (const { service, one, backlog } of waiting) {
      databaseUp.set({ service }, backlog === undefined ? 0 : 1);
      for (const [name, value] of Object.entries(backlog ?? {})) inbox[name as keyof typeof inbox].set({ service }, value);
      if (one.deliveredSecondsAgo !== undefined) delivered.set({ service }, one.deliveredSecondsAgo);
      for (const [outcome, count] of Object.entries(one.worker.counters)) handled.set({ service, outcome }, count);
    }
  }
}
