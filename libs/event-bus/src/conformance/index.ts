/** What every transport must pass, and the parts to ask it with. For specs only. */
export { checks, describeTransport, runCheck } from './describe-transport.js';
export type { CreateTransport, FixtureConfig, FixtureTransport } from './fixtures/fixture-config.js';
export { describeOnBroker, describeWithOwnBroker } from './test-broker.js';
export type { TransportUnderTest } from './transport-under-test.js';
export { Violation } from './violation.js';
export { World } from './world.js';
