import { describe, expect, it } from '@jest/globals';
import { fixedClock, instant, plainDate } from '@referrals/calendar';
import { PackBook, type Pack } from '@referrals/policy';
import { testKeyFile } from '@referrals/testing';
import { FileKeyRing } from '../keys/key-ring.js';
import { readAppSettings } from '../run/app-settings.js';
import { explainFailure } from '../run/explain-failure.js';
import { Health } from '../run/health.js';
import { Logger } from '../run/logger.js';
import { openServices } from '../run/open-services.js';
import { forEachService } from '../run/service-addresses.js';
import type { ServiceDefinition } from '../run/service-definition.js';
import { PacksFaulty } from './refuse-faulty-packs.js';

describe('a faulty pack', () => {
  it('stops the start with every fault in a sentence, before anything is touched', async () => {
    const pack: Pack = { kind: 'visits', area: '430299', version: 1, effectiveFrom: plainDate('2026-01-01') };
    const book = new PackBook({ kind: 'visits', faults: () => ['row 3 says no source'] }, [pack, { ...pack, version: 2 }]);
    const definition: ServiceDefinition = { name: 'directory', migrations: [], controllers: [], subscriptions: [], providers: () => [], packs: [book] };
    const nowhere = 'http://127.0.0.1:9';
    const end = await openServices({
      definitions: [definition, definition], databaseUrl: 'postgresql://127.0.0.1:9/none', settings: readAppSettings({}), environment: {}, keys: new FileKeyRing(testKeyFile),
      clock: fixedClock(instant('2026-05-11T00:00:00Z')), logger: new Logger('test', 'silent'), health: new Health(),
      addresses: { origin: nowhere, issuer: nowhere, internal: forEachService(() => nowhere) },
    }).catch((error: unknown) => error);
    expect((end as PacksFaulty).faults).toEqual([
      'visits/430299/1: row 3 says no source', 'visits/430299/2: another version of its area is in force from the same day', 'visits/430299/2: row 3 says no source',
    ]);
    expect(explainFailure(end, {})).toMatch(/^规则包有误，服务不启动。visits\/430299\/1: row 3 says no source/);
  });
});
