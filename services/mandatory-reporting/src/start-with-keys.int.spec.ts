import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, FileKeyRing, refuseUnknownKeys } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import { Fixture, teacher } from '../test/fixture.js';
import { mandatoryReporting } from './mandatory-reporting.module.js';

describe('a start', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
  const { root, k1 } = testKeyFile.keys;
  const startWith = (file: { current: string; keys: Record<string, string> }) =>
    refuseUnknownKeys({ database: fixture.database, clock: fixture.clock, keys: new FileKeyRing(file) }, mandatoryReporting.entities ?? []);

  it('is refused while ciphertext names a key that is not there, and only then', async () => {
    await startWith({ current: 'k2', keys: { root, k1, k2: key(3) } });
    await fixture.file({ situations: ['MR04'], child: { unknown: true } }, teacher);
    // k2 sealed nothing, so it may go; k1 sealed the report.
    await startWith({ current: 'k1', keys: { root, k1 } });
    await expect(startWith({ current: 'k3', keys: { root, k3: key(4) } })).rejects.toBeInstanceOf(ConfigError);
    await startWith({ current: 'k3', keys: { root, k1, k3: key(4) } });
  });
});
