import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startBroker, whyNoBroker, type RunningBroker } from '../broker/index.js';

/**
 * Specs that need a real broker. Where there can be none (no KAFKA_BROKERS, no Java or Maven) they are told as not run, and fail
 * where CI is set: silence would look like success.
 */
export function describeOnBroker(name: string, specs: (address: () => string) => void): void {
  const missing = process.env.KAFKA_BROKERS ? undefined : whyNoBroker(process.env);
  if (missing === undefined) {
    describe(name, () => specs(useTestBroker()));
    return;
  }
  process.stdout.write(`NOT RUN: ${name}: ${missing.message.replaceAll('\n', ' ')}\n`);
  describe(name, () => {
    it('is run where there is a broker', () => { if (process.env.CI) throw missing; });
  });
}

/** A broker for the specs of a file: the one of `KAFKA_BROKERS`, or one of their own that is gone afterwards. Answers its address, once they run. */
function useTestBroker(): () => string {
  const given = process.env.KAFKA_BROKERS?.split(',')[0];
  let folder: string | undefined;
  let broker: RunningBroker | undefined;
  beforeAll(async () => {
    if (given) return;
    folder = mkdtempSync(join(tmpdir(), 'child-referral-exchange-kafka-'));
    // Groups whose members are killed all the time must notice soon.
    broker = await startBroker({ dataDir: folder, surroundings: process.env, settings: { 'group.min.session.timeout.ms': '500', 'log.flush.interval.messages': '10000' } });
    process.once('exit', () => { if (broker) process.kill(broker.pid, 'SIGKILL'); });
  }, 120_000);
  afterAll(async () => {
    await broker?.stop();
    broker = undefined;
    if (folder) rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  return () => given ?? broker?.address ?? '';
}
