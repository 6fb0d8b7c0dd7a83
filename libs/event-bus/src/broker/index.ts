/** A real Apache Kafka broker on this machine, without Docker. */
export { whyNoBroker } from './find-broker.js';
export { BrokerError } from './java-tools.js';
export { runKafkaTool } from './kafka-tool.js';
export { superviseBroker, type SupervisedBroker } from './supervise-broker.js';
export { listens, startBroker, type BrokerOptions, type BrokerListener, type RunningBroker } from './start-broker.js';
