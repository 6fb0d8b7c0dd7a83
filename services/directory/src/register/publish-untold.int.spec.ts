import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DeskRecorded, DeskRecordedV2, DesksPublished, DesksPublishedV2, DivisionRecorded, OrganisationRecordedV2, REGISTER_ID, type DeskRecordV2, type EventEnvelope,
} from '@referrals/contracts';
import { directoryRuntime, type DirectoryFixture } from '../../test/directory-runtime.js';
import { prepareDirectory } from '../seed/prepare-directory.js';
import { PublishUntoldJob } from './publish-untold.job.js';

describe('a register that the release before keeps, too', () => {
  let fixture: DirectoryFixture;
  const rows = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> => fixture.runtime.database.asWorker((tx) => tx.query<R>(text, values));
  const events = async (): Promise<EventEnvelope[]> => (await rows<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox ORDER BY seq')).map(({ envelope }) => envelope);
  /** What is published by `work`. */
  const toldBy = async (work: () => Promise<unknown>): Promise<EventEnvelope[]> => {
    const before = (await events()).length;
    await work();
    return (await events()).slice(before);
  };
  const job = () => new PublishUntoldJob(fixture.runtime.database).run({ at: fixture.runtime.clock.now(), asWorker: (work) => fixture.runtime.database.asWorker(work) });

  beforeAll(async () => {
    fixture = await directoryRuntime();
    await prepareDirectory(fixture.runtime);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('is told whole at the first start of this one: every desk there was receives referrals, and nothing is told as if it had changed', async () => {
    // As the release before leaves it: it writes no column that came since.
    await rows(`INSERT INTO desk (id, code, name, agency, organisation, jurisdiction, opens_on, revision)
      SELECT '01970000-0000-7000-8000-00000000f001', 'wf-before.yx', '旧', 'WF', organisation, '430223', '2020-01-01', 1 FROM desk WHERE code = 'wf.yx'`);
    await rows('UPDATE register SET published_revision = 0');
    const told = await toldBy(() => Promise.all([prepareDirectory(fixture.runtime), prepareDirectory(fixture.runtime)]));
    const counts = Object.fromEntries([...Map.groupBy(told, ({ type }) => type)].map(([type, list]) => [type, list.length]));
    expect(counts).toMatchObject({ [DivisionRecorded.type]: 1524, [DeskRecordedV2.type]: 46, [DesksPublishedV2.type]: 1, [DesksPublished.type]: 1 });
    expect(Object.keys(counts).sort()).toEqual([DeskRecordedV2, OrganisationRecordedV2, DivisionRecorded, DesksPublished, DesksPublishedV2].map(({ type }) => type).sort());
    expect(told.map(({ data }) => data as DeskRecordV2).find(({ code }) => code === 'wf-before.yx')).toMatchObject({ receivesReferrals: true, revision: 1 });
    expect(await toldBy(() => prepareDirectory(fixture.runtime))).toEqual([]);
  });

  it('is told within a minute of what that changed beside this one, and of nothing twice', async () => {
    const [register] = await rows<{ revision: number }>('UPDATE register SET revision = revision + 1 WHERE id = $1 RETURNING revision', [REGISTER_ID]);
    await rows(`UPDATE desk SET name = '改名', revision = $1 WHERE code = 'edu.yx'`, [register?.revision]);
    const told = await toldBy(job);
    expect(told.map(({ type }) => type)).toEqual([DeskRecordedV2.type, DesksPublishedV2.type, DesksPublished.type]);
    expect(told[0]?.data).toMatchObject({ code: 'edu.yx', name: '改名', revision: register?.revision });
    expect(told.some(({ type }) => type === DeskRecorded.type)).toBe(false);
    expect(await toldBy(job)).toEqual([]);
  });
});
