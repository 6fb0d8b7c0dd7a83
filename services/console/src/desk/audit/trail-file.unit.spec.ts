import { expect, it } from '@jest/globals';
import { HOLDERS, readTrailFile, trailFile } from './trail-file';

const of = (...services: readonly (typeof HOLDERS)[number][]) => new File([JSON.stringify(trailFile('id', '2026-05-11T00:20:00Z', services.map((service) => ({ service, entries: [] }))))], 'record.json');

it('is an export when it holds the trail of each service, and none when one was taken out', async () => {
  expect(await readTrailFile(of(...HOLDERS))).toMatchObject({ report: 'id' });
  for (const file of [of('mandatory-reporting'), of('referral-desk'), of(), new File(['{}'], 'x.json'), new File(['no'], 'x.json')]) expect(await readTrailFile(file)).toBeUndefined();
});
