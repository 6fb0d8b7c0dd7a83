import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '@referrals/calendar';
import { SHARDS } from '@referrals/database';
import { freePort } from '@referrals/database/server';
import { askBrokers, createKafka, createTopics, KafkaTransport } from '@referrals/event-bus';
import { runKafkaTool, startBroker, type RunningBroker } from '@referrals/event-bus/broker';
import { describeWithOwnBroker } from '@referrals/event-bus/conformance';
import { eventually, TestAuthority } from '@referrals/testing';
import type { Environment } from './config.js';
import { explainFailure } from './explain-failure.js';
import { readKafkaSettings } from './kafka-config.js';

const PASSWORD = 'a password of this run only';

describeWithOwnBroker('a broker behind TLS and SCRAM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-behind-locks-'));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  let broker: RunningBroker;
  /** As an administrator sets them for the listener with a password, and for the one that asks for a certificate. */
  let byPassword: Environment;
  let byCertificate: Environment;

  beforeAll(async () => {
    const authority = await TestAuthority.create();
    const ca = file('authority.pem', authority.certificate);
    const server = await authority.certify('broker', ['127.0.0.1']);
    const client = await authority.certify('referral-desk');
    const [password, certificate] = [await freePort(), await freePort()];
    const tls = (listener: string, asks: 'none' | 'required'): Record<string, string> => Object.fromEntries(Object.entries({
      'keystore.type': 'PEM', 'keystore.location': file('server.pem', `${server.key}${server.certificate}\n`),
      'truststore.type': 'PEM', 'truststore.location': ca, 'client.auth': asks,
    }).map(([name, value]) => [`listener.name.${listener}.ssl.${name}`, value]));
    broker = await startBroker({
      dataDir: folder, surroundings: process.env,
      listeners: [{ name: 'PASSWORD', port: password, advertised: password }, { name: 'CERTIFICATE', port: certificate, advertised: certificate }],
      settings: {
        'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,PASSWORD:SASL_SSL,CERTIFICATE:SSL',
        'listener.name.password.sasl.enabled.mechanisms': 'SCRAM-SHA-256,SCRAM-SHA-512',
        'listener.name.password.scram-sha-256.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
        'listener.name.password.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
        ...tls('password', 'none'), ...tls('certificate', 'required'),
      },
    });
    for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512']) {
      await runKafkaTool(process.env, 'kafka.admin.ConfigCommand', [
        '--bootstrap-server', broker.address, '--alter', '--entity-type', 'users', '--entity-name', 'referral-desk', '--add-config', `${mechanism}=[password=${PASSWORD}]`,
      ]);
    }
    const one = { KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1', KAFKA_TLS_CA: ca };
    byPassword = {
      ...one, KAFKA_BROKERS: `127.0.0.1:${password}`, KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'referral-desk',
      KAFKA_SASL_PASSWORD_FILE: file('password', `${PASSWORD}\n`),
    };
    byCertificate = {
      ...one, KAFKA_BROKERS: `127.0.0.1:${certificate}`, KAFKA_TLS_CERT: file('client.pem', client.certificate), KAFKA_TLS_KEY: file('client-key.pem', client.key),
    };
  }, 120_000);
  afterAll(async () => {
    await broker?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  /** Topics made, their settings read, and a transport that is well, as these settings have it; or what it says instead. */
  async function reach(environment: Environment): Promise<{ readonly state: string; readonly log: string }> {
    const log: string[] = [];
    const settings = readKafkaSettings(environment);
    if (settings === undefined) throw new Error('No brokers');
    const kafka = createKafka(settings, 'behind-locks', (level, message, fields) => log.push(JSON.stringify({ level, message, ...fields })));
    await askBrokers(kafka, (admin) => createTopics(admin, settings)).catch((error: unknown) => log.push(explainFailure(error, environment)));
    const errors: unknown[] = [];
    const transport = new KafkaTransport({ kafka, settings, services: [], clock: systemClock, shards: SHARDS, onError: (error) => errors.push(error) });
    await transport.start({ delivered: () => undefined, contended: () => undefined });
    try {
      await eventually(() => expect(transport.state().state === 'ok' || errors.length > 0).toBe(true), { timeoutMs: 30_000 });
      const { state, detail = '' } = transport.state();
      return { state: `${state} ${detail}`.trim(), log: `${log.join('\n')}\n${errors.map(String).join('\n')}` };
    } finally {
      await transport.stop();
    }
  }

  it.each(['scram-sha-256', 'scram-sha-512'])('is reached with a name and a password by %s', async (mechanism) => {
    expect(await reach({ ...byPassword, KAFKA_SASL_MECHANISM: mechanism })).toEqual({ state: 'ok', log: expect.not.stringContaining('error') });
  });

  it('is reached with a certificate', async () => {
    expect(await reach(byCertificate)).toEqual({ state: 'ok', log: expect.not.stringContaining('error') });
  });

  it.each<[string, () => Environment | Promise<Environment>, string, RegExp]>([
    ['another password', () => ({ ...byPassword, KAFKA_SASL_PASSWORD_FILE: file('another', 'another password') }), 'BROKERS_REFUSED_SIGN_IN', /^Kafka 拒绝了用户名或密码/m],
    ['another name', () => ({ ...byPassword, KAFKA_SASL_USERNAME: 'mandatory-reporting' }), 'BROKERS_REFUSED_SIGN_IN', /^Kafka 拒绝了用户名或密码/m],
    ['another authority', async () => ({ ...byPassword, KAFKA_TLS_CA: file('other.pem', (await TestAuthority.create()).certificate) }), 'BROKERS_NOT_TRUSTED', /^与 Kafka 之间的证书不受信任/m],
    ['the authorities of the machine, which do not know it', () => ({ ...byPassword, KAFKA_TLS_CA: 'system' }), 'BROKERS_NOT_TRUSTED', /^与 Kafka 之间的证书不受信任/m],
    ['an address its certificate does not name', () => ({ ...byPassword, KAFKA_BROKERS: byPassword['KAFKA_BROKERS']?.replace('127.0.0.1', 'localhost') }), 'BROKERS_NOT_TRUSTED', /^与 Kafka 之间的证书不受信任/m],
    ['no certificate where it asks for one', () => ({ ...byCertificate, KAFKA_TLS_CERT: '', KAFKA_TLS_KEY: '' }), 'BROKERS_NOT_TRUSTED', /^与 Kafka 之间的证书不受信任/m],
    ['no TLS at all', () => ({ ...byPassword, KAFKA_TLS_CA: '' }), 'BROKERS_NOT_REACHED', /^无法连接 Kafka/m],
  ])('waits and says why with %s, and tells the password to nobody', async (_with, environment, why, says) => {
    const { state, log } = await reach(await environment());
    expect(state).toBe(`waiting ${why}`);
    if (why !== 'BROKERS_NOT_REACHED') expect(log).toContain('"level":"error"');
    expect(log).toMatch(says);
    expect(log).not.toContain(PASSWORD);
    expect(log).not.toContain('another password');
  }, 60_000);
});
