import { readFileSync } from 'node:fs';
import type { KafkaSettings } from '@referrals/event-bus';
import { z } from 'zod';
import { ConfigError, readConfig, Whole, type Environment } from './config.js';

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
  .refine((read) => read.KAFKA_SASL_MECHANISM === '' || (read.KAFKA_SASL_USERNAME !== '' && read.KAFKA_SASL_PASSWORD_FILE !== ''), { path: ['KAFKA_SASL_USERNAME'] })
  // Half of a setting would be a connection in the clear, or without a name, and nobody would see it.
  .refine((read) => read.KAFKA_SASL_MECHANISM !== '' || (read.KAFKA_SASL_USERNAME === '' && read.KAFKA_SASL_PASSWORD_FILE === ''), { path: ['KAFKA_SASL_MECHANISM'] })
  .refine((read) => read.KAFKA_TLS_CA !== '' || (read.KAFKA_TLS_CERT === '' && read.KAFKA_TLS_KEY === ''), { path: ['KAFKA_TLS_CA'] })
  .refine((read) => (read.KAFKA_TLS_CERT === '') === (read.KAFKA_TLS_KEY === ''), { path: ['KAFKA_TLS_KEY'] });

/** Where events travel over Kafka, its settings; undefined in an installation of one database. @throws ConfigError */
export function readKafkaSettings(environment: Environment): KafkaSettings | undefined {
  if (!environment['KAFKA_BROKERS']) return undefined;
  const read = readConfig(Settings, environment);
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key, KAFKA_SASL_MECHANISM: mechanism } = read;
  const file = (variable: 'KAFKA_TLS_CA' | 'KAFKA_TLS_CERT' | 'KAFKA_TLS_KEY' | 'KAFKA_SASL_PASSWORD_FILE'): string => {
    try {
      return readFileSync(read[variable], 'utf8');
    } catch {
      throw new ConfigError(variable, `无法读取 ${variable} 指明的文件。`);
    }
  };
  return {
    brokers: read.KAFKA_BROKERS.split(','), prefix: read.KAFKA_PREFIX, replication: read.KAFKA_REPLICATION, minInSync: read.KAFKA_MIN_IN_SYNC,
    ...(ca ? { tls: { ...(ca === 'system' ? {} : { ca: file('KAFKA_TLS_CA') }), ...(cert ? { cert: file('KAFKA_TLS_CERT') } : {}), ...(key ? { key: file('KAFKA_TLS_KEY') } : {}) } } : {}),
    ...(mechanism ? { sasl: { mechanism, username: read.KAFKA_SASL_USERNAME, password: file('KAFKA_SASL_PASSWORD_FILE').trim() } as NonNullable<KafkaSettings['sasl']> } : {}),
  };
}
