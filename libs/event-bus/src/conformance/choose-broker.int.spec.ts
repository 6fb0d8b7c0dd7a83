import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseBroker } from './choose-broker.js';

const ENGINE = `require('node:http').createServer(({ url }, response) => response.writeHead(url === '/_ping' ? 200 : 404).end())
  .listen(process.argv[1], () => process.stdout.write('ready'));`;

describe('the broker of the specs is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'choose-broker-'));
  const socket = join(folder, 'docker.sock');
  let engine: ChildProcess;
  const bare = { DOCKER_HOST: `unix://${join(folder, 'nobody.sock')}`, JAVA_HOME: join(folder, 'no-java') };

  beforeAll(async () => {
    engine = spawn(process.execPath, ['-e', ENGINE, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(engine.stdout!, 'data');
  });
  afterAll(async () => {
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    rmSync(folder, { recursive: true });
  });

  it('the one that was given, whatever else there is', () => {
    expect(chooseBroker({ ...bare, DOCKER_HOST: `unix://${socket}`, KAFKA_BROKERS: 'one:9092,two:9092' })).toEqual({ from: 'given', address: 'one:9092' });
  });

  it('a container where a Docker engine answers', () => {
    expect(chooseBroker({ ...bare, DOCKER_HOST: `unix://${socket}` })).toEqual({ from: 'docker' });
  });

  it('a container where containers are what is tried', () => {
    expect(chooseBroker({ ...bare, KAFKA_BROKERS: 'one:9092', TEST_CONTAINERS: '1' })).toEqual({ from: 'docker' });
  });

  it('none where there is neither, and it says what is missing', () => {
    expect(chooseBroker(bare)).toEqual({ from: 'none', why: expect.stringContaining('Java') });
  });
});
