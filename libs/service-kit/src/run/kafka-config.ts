import { readFileSync } from 'node:fs';
import type { KafkaSettings } from '@referrals/event-bus';
import { z } from 'zod';
import { readConfig, Whole, type Environment } from './config.js';

const Settings = z.object({
  /** `host:port`, several separated by commas. Given: events travel over Kafka. */
  KAFKA_BROKERS: z.string().regex(/^[^\s,:]+:\d{1,5}(,[^\s,:]+:\d{1,5})*$/),
  KAFKA_PREFIX: z.string().regex(/^[a-z0-9.-]*$/).max(60).default(''),
  /** Files in PEM. A certificate authority, or `system` for the machine's own; a certificate and key where brokers ask for them. */
  KAFKA_TLS_CA: z.string().default(''),
  KAFKA_TLS_CERT: z.string().default(''),
  KAFKA_TLS_KEY: z.string().default(''),
  KAFKA_SASL_MECHANISM: z.enum(['scram-sha-256', 'scram-sha-512', '']).default(''),
  KAFKA_SASL_USERNAME: z.string().max(200).default(''),
  /** A file, so that the password is in no environment. */
  KAFKA_SASL_PASSWORD_FILE: z.string().default(''),
  KAFKA_REPLICATION: Whole(1, 15, 3),
  KAFKA_MIN_IN_SYNC: Whole(1, 15, 2),
}).refine((read) => read.KAFKA_MIN_IN_SYNC <= read.KAFKA_REPLICATION, { path: ['KAFKA_MIN_IN_SYNC'] })
  .refine((read) => read.KAFKA_SASL_MECHANISM === '' || (read.KAFKA_SASL_USERNAME !== '' && read.KAFKA_SASL_PASSWORD_FILE !== ''), { path: ['KAFKA_SASL_USERNAME'] });

/** Where events travel over Kafka, its settings; undefined in an installation of one database. @throws ConfigError */
export function readKafkaSettings(environment: Environment): KafkaSettings | undefined {
  if (!environment['KAFKA_BROKERS']) return undefined;
  const read = readConfig(Settings, environment);
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key, KAFKA_SASL_MECHANISM: mechanism } = read;
  const file = (path: string): string => readFileSync(path, 'utf8');
  return {
    brokers: read.KAFKA_BROKERS.split(','), prefix: read.KAFKA_PREFIX, replication: read.KAFKA_REPLICATION, minInSync: read.KAFKA_MIN_IN_SYNC,
    ...(ca ? { tls: { ...(ca === 'system' ? {} : { ca: file(ca) }), ...(cert ? { cert: file(cert) } : {}), ...(key ? { key: file(key) } : {}) } } : {}),
    ...(mechanism ? { sasl: { mechanism, username: read.KAFKA_SASL_USERNAME, password: file(read.KAFKA_SASL_PASSWORD_FILE).trim() } as NonNullable<KafkaSettings['sasl']> } : {}),
  };
}
