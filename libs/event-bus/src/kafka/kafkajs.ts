import kafkajs from 'kafkajs';

/** KafkaJS is CommonJS: not all of its names can be imported by name. */
export const { ConfigResourceTypes, Kafka, KafkaJSError, KafkaJSNonRetriableError, logLevel, Partitioners } = kafkajs;
