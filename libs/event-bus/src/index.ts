/**
 * Events from outbox to inbox and through their handlers.
 *
 * A service publishes by `Change.emit` only and consumes by methods with `@OnEvent(Event, service)` (or `@EventPattern(type,
 * transportOf(service))`) only; a handler gets the event's data and an `InboxContext`, whose transaction holds its effects, its
 * own events and "done". What crashes, doubles or poisons costs time, never an event:
 *
 * - outbox row: written by the change's own transaction; `Transport` hands it over in order per key, then marks it;
 * - inbox row: its id is remembered for ever, so a second delivery is nothing; `InboxWorker` runs it once in effect;
 * - a handler that throws is tried again, later each time, and after the last its key is parked: `BusOperator` replays or
 *   dismisses it; `NotYet` waits without counting; what kills the process or its commit is counted first, so it parks too;
 * - bytes that are no event of ours go to quarantine;
 * - a subscriber that is new to an event joins: `Histories` hands it the past from the outbox, `Joiner` takes it in before what is live;
 * - `DeliveryAudit` asks subscribers what they received: what was sent and came nowhere is reported and sent again.
 *
 * `Bus` puts it together for a process; several processes on one database share the shards by advisory locks. `Failpoints` make a
 * process fail at a named step; `conformance/` is what every transport must pass.
 */
export * from './bus.js';
export * from './failpoints.js';
export * from './some-events.js';
export * from './inbox/inbox-context.js';
export * from './inbox/inbox-receiver.js';
export * from './inbox/inbox-server.js';
export * from './inbox/inbox-worker.js';
export * from './inbox/on-event.js';
export type { Message } from './inbox/read-message.js';
export { askBrokers, BrokersNotReached } from './kafka/ask-brokers.js';
export { createKafka, type KafkaLog } from './kafka/kafka-client.js';
export type { KafkaSettings } from './kafka/kafka-settings.js';
export { createTopics, findTopicFaults, topics } from './kafka/kafka-topics.js';
export { GroupInUse, readAgain } from './kafka/read-again.js';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka.transport.js';
export type { AskOthers, HistoryState, Joining } from './join/ask-others.js';
export type { From, Listening, Subscription } from './join/subscriptions.js';
export { MOST_IDS_ASKED, type DeliveryState, type AskSubscriber } from './operate/delivery-audit.js';
export * from './operate/bus-operator.js';
export * from './operate/describe-event.js';
export * from './operate/reconcile.js';
export * from './relay/local.transport.js';
export * from './run/back-off.js';
export * from './service-inbox.js';
export * from './transport.port.js';
