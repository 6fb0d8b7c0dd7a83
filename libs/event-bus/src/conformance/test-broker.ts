import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { CONTAINER_START_LIMIT_MS, containersOnly } from '@referrals/testing';
import { describeNotRun } from '@referrals/testing/not-run';
import { startBroker, whyNoBroker } from '../broker/index.js';
import { startBrokerContainer } from './broker-container.js';
import { chooseBroker, type BrokerSource } from './choose-broker.js';

/** Groups whose members are killed all the time must notice soon. */
const SETTINGS = { 'group.min.session.timeout.ms': '500', 'log.flush.interval.messages': '10000' };

/**
 * Specs that need a real broker. Where there can be none they are told as not run, in the last lines of `npm test`, and fail where CI
 * is set: silence would look like success.
 */
export function describeOnBroker(name: string, specs: (address: () => string) => void): void {
  const source = chooseBroker(process.env);
  if (source.from === 'none') describeNotRun(name, { needs: 'KAFKA', why: source.why });
  else describe(name, () => specs(useTestBroker(source)));
}

/** As `describeOnBroker`, for specs whose broker must be a process of this machine that they start and kill themselves. */
export function describeWithOwnBroker(name: string, specs: () => void): void {
  const missing = whyNoBroker(process.env);
  if (missing === undefined) describe(name, specs);
  else describeNotRun(name, { needs: 'KAFKA', why: missing.message.replaceAll('\n', ' ') });
}

/** A broker for the specs of a file: the one that was given, or one of their own that is gone afterwards. Answers its address, once they run. */
function useTestBroker(source: BrokerSource): () => string {
  let broker: { readonly address: string; stop(): Promise<void> } | undefined;
  beforeAll(async () => { broker = await start(source); }, CONTAINER_START_LIMIT_MS);
  afterAll(async () => {
    await broker?.stop();
    broker = undefined;
  }, 60_000);
  return () => broker?.address ?? '';
}

async function start(source: BrokerSource): Promise<{ readonly address: string; stop(): Promise<void> }> {
  if (source.from === 'given') return { address: source.address, stop: async () => undefined };
  if (source.from === 'jars') return startFromJars();
  try {
    return await startBrokerContainer(SETTINGS);
  } catch (error) {
    if (containersOnly(process.env) || whyNoBroker(process.env) !== undefined) throw error;
    process.stderr.write(`${(error as Error).message} 改用本机 Java · Java is used instead\n`);
    return startFromJars();
  }
}

async function startFromJars(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'child-referral-exchange-kafka-'));
  const tidy = (): void => rmSync(folder, { recursive: true, force: true });
  const broker = await startBroker({ dataDir: folder, surroundings: process.env, settings: SETTINGS }).catch((error: unknown) => { tidy(); throw error; });
  const killAtExit = (): void => { process.kill(broker.pid, 'SIGKILL'); };
  process.once('exit', killAtExit);
  return {
    address: broker.address,
    async stop() {
      process.off('exit', killAtExit);
      await broker.stop();
      tidy();
    },
  };
}
