import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExclusionDue } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { eventually } from '@referrals/testing';
import { desk, idOf } from '../../test/directory-fixture.js';
import { Fixture, teacher } from '../../test/fixture.js';
import { ExcludeNewDesks } from './exclude-new-desks.js';

describe('a change of the directory', () => {
  let fixture: Fixture;
  let exclude: ExcludeNewDesks;
  beforeAll(async () => {
    fixture = await Fixture.open();
    exclude = new ExcludeNewDesks(fixture.parts);
  });
  afterAll(async () => { await fixture.close(); });

  const body = (organisation: string) => ({ situations: ['MR04'], childNow: '430223', child: { unknown: true }, suspects: [{ relation: 'STAFF', organisation: idOf(organisation) }] });
  const recorded = async (record: ReturnType<typeof desk>, tx: Tx) => exclude.deskRecorded(tx, record, await fixture.parts.directory.applyDesk(tx, record));
  const due = async (id: string) => (await fixture.events(ExclusionDue, id)).length;

  it('leaves a task for each report that names the organisation, when it gets a desk or one moves to it, and no other time', async () => {
    const { id } = await fixture.file(body('a hospital'), teacher);
    const other = await fixture.file(body('a school'), teacher);
    const tell = (record: ReturnType<typeof desk>) => fixture.database.asWorker((tx) => recorded(record, tx));
    await tell(desk('hlth.new', 'HLTH', '430203', 'a hospital', 2));
    expect([await due(id), await due(other.id)]).toEqual([1, 0]);
    await tell(desk('hlth.new', 'HLTH', '4302', 'a hospital', 3));
    expect(await due(id)).toBe(1);
    await tell(desk('edu.yx', 'EDU', '430223', 'a hospital', 4));
    expect(await due(id)).toBe(2);
    expect(await fixture.events(ExclusionDue, id)).toContainEqual({ reportId: id, organisation: idOf('a hospital') });
  });

  it('finds also a report that is being filed at the same moment', async () => {
    const started: string[] = [];
    let filing: Promise<{ id: string }> | undefined;
    await fixture.database.asWorker(async (tx) => {
      await recorded(desk('village.late', 'VILLAGE', '430223104209', 'a late village', 5), tx);
      // The desk is not committed yet: a filing that read the directory now would neither exclude it nor be found by it.
      filing = fixture.file(body('a late village'), teacher);
      void filing.then(() => started.push('filed'));
      await eventually(async () => {
        const waiting = await tx.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
        expect(waiting).toHaveLength(1);
      });
      expect(started).toEqual([]);
    });
    const id = (await filing)?.id ?? '';
    const kept = await fixture.database.asWorker((tx) => tx.query<{ excluded: string }>('SELECT excluded FROM exclusion WHERE report_id = $1', [id]));
    expect(kept.map((row) => row.excluded)).toEqual([idOf('village.late')]);
  });
});
