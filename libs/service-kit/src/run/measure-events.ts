import type { ServiceName } from '@referrals/contracts';
import type { ServiceInbox, Transport } from '@referrals/event-bus';
import { Gauge, type Registry } from 'prom-client';

/** What an operator watches: backlogs and their age, parked keys, what was handled. Read from the database at each scrape. */
export function measureEvents(registry: Registry, transport: Transport, inboxes: ReadonlyMap<ServiceName, ServiceInbox>): void {
  const gauge = (name: string, help: string, labelNames: string[]): Gauge => new Gauge({ name, help, labelNames, registers: [registry] });
  const unsent = gauge('outbox_unsent', 'Events not yet handed over', ['service']);
  const unsentAge = gauge('outbox_oldest_seconds', 'Age of the oldest event not yet handed over', ['service']);
  const inbox = {
    ready: gauge('inbox_ready', 'Events not yet handled', ['service']),
    oldestSeconds: gauge('inbox_oldest_seconds', 'Age of the oldest event not yet handled', ['service']),
    parked: gauge('inbox_parked_keys', 'Keys that wait for a person', ['service']),
    notYetSeconds: gauge('inbox_not_yet_seconds', 'Age of the oldest event that waits for something not yet there', ['service']),
    quarantined: gauge('quarantined_messages', 'Messages that are no event of ours', ['service']),
  };
  const handled = new Gauge({
    name: 'inbox_events', help: 'Events by what became of them since start', labelNames: ['service', 'outcome'], registers: [registry],
    async collect() {
      for (const { producer, unsent: count, oldestSeconds } of await transport.backlog()) {
        unsent.set({ service: producer }, count);
        unsentAge.set({ service: producer }, oldestSeconds);
      }
      for (const [service, one] of inboxes) {
        const backlog = await one.backlog();
        for (const [name, value] of Object.entries(backlog)) inbox[name as keyof typeof inbox].set({ service }, value);
        for (const [outcome, count] of Object.entries(one.worker.counters)) handled.set({ service, outcome }, count);
      }
    },
  });
}
