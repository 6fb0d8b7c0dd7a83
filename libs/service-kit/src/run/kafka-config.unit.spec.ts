import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKafkaSettings } from './kafka-config.js';

const brokers = { KAFKA_BROKERS: 'one:9092,two:9092' };

describe('the settings of Kafka', () => {
  let folder: string;
  const place = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kafka-config-'));
    for (const name of ['ca', 'cert', 'key', 'password']) writeFileSync(place(name), `${name}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are none without brokers, and three copies of everything with nothing but brokers', () => {
    expect(readKafkaSettings({})).toBeUndefined();
    expect(readKafkaSettings(brokers)).toEqual({ brokers: ['one:9092', 'two:9092'], prefix: '', replication: 3, minInSync: 2 });
  });

  it('take certificates and the password from files', () => {
    expect(readKafkaSettings({
      ...brokers, KAFKA_TLS_CA: place('ca'), KAFKA_TLS_CERT: place('cert'), KAFKA_TLS_KEY: place('key'),
      KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'exchange', KAFKA_SASL_PASSWORD_FILE: place('password'),
    })).toMatchObject({ tls: { ca: 'ca\n', cert: 'cert\n', key: 'key\n' }, sasl: { mechanism: 'scram-sha-512', username: 'exchange', password: 'password' } });
    expect(readKafkaSettings({ ...brokers, KAFKA_TLS_CA: 'system' })).toMatchObject({ tls: {} });
  });

  it.each([
    ['KAFKA_TLS_CA', { KAFKA_TLS_CERT: '/a', KAFKA_TLS_KEY: '/b' }], ['KAFKA_TLS_KEY', { KAFKA_TLS_CA: 'system', KAFKA_TLS_CERT: '/a' }],
    ['KAFKA_SASL_MECHANISM', { KAFKA_SASL_USERNAME: 'exchange' }], ['KAFKA_SASL_USERNAME', { KAFKA_SASL_MECHANISM: 'scram-sha-256' }],
    ['KAFKA_MIN_IN_SYNC', { KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '2' }], ['KAFKA_TLS_CA', { KAFKA_TLS_CA: '/nowhere/ca.pem' }],
    ['KAFKA_SASL_PASSWORD_FILE', { KAFKA_SASL_MECHANISM: 'scram-sha-256', KAFKA_SASL_USERNAME: 'a', KAFKA_SASL_PASSWORD_FILE: '/nowhere/password' }],
  ])('name %s when they do not fit', (variable, settings) => {
    expect(() => readKafkaSettings({ ...brokers, ...settings })).toThrow(expect.objectContaining({ variable }));
  });
});
