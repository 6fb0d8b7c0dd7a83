import { describeTransport } from './describe-transport.js';
import { kafkaUnderTest } from './kafka-under-test.js';
import { describeOnBroker } from './test-broker.js';

describeOnBroker('on a real broker', (address) => describeTransport(kafkaUnderTest(address)));
