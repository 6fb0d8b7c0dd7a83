/**
 * Events from outbox to inbox and through their handlers. A service publishes by `Change.emit` only and consumes by
 * `@EventPattern(type, transportOf(service))` methods only; a handler gets the event's data and an `InboxContext`.
 */
export * from './failpoints.js';
export * from './inbox/inbox-context.js';
export * from './inbox/inbox-server.js';
export * from './inbox/inbox-worker.js';
export * from './inbox/on-event.js';
export * from './inbox/retry-policy.js';
export * from './operate/bus-operator.js';
export * from './relay/local.transport.js';
export * from './service-inbox.js';
export * from './transport.port.js';
