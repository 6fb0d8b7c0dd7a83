import kafkajs from 'kafkajs';

/** KafkaJS is CommonJS: not all of its names can be imported by name. */
export const { ConfigResourceTypes, Kafka, KafkaJSNonRetriableError, logLevel, Partitioners } = kafkajs;
