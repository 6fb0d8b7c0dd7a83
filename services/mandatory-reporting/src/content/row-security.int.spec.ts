import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, nobody, type Principal } from '@referrals/auth';
import type { DatabaseContext } from '@referrals/database';
import { idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, Fixture, holderOf, officer, person, teacher } from '../../test/fixture.js';

const TABLES = [
  'report', 'report_owner', 'report_story', 'report_suspicion', 'child_index', 'reporter_identity', 'routing_facts', 'routing_decision',
  'guardian_decision', 'trail', 'access_log', 'desk_grant', 'receipt',
] as const;
const body = {
  situations: ['MR04'], childNow: '430223104', narrative: '故事', child: { name: '测试童' }, suspects: [{ relation: 'GUARDIAN', name: '涉嫌人' }],
};

/** Statements without any WHERE: what is left is what the database alone lets through. */
describe('row-level security alone', () => {
  let fixture: Fixture;
  let id: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    ({ id } = await fixture.file(body, teacher));
    await fixture.file({ ...body, child: { name: '别的孩子' } }, anotherTeacher);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF', recused: [] });
    await fixture.database.asWorker((tx) => tx.query(
      `INSERT INTO access_log (id, at, case_id, what) VALUES ($1, $2, $3, 'CONTENT')`, [idOf('an access'), fixture.clock.now(), id]));
  });
  afterAll(async () => { await fixture.close(); });

  /** Tables of which this reader sees rows, with the reports those belong to. */
  async function seen(reader: Principal | DatabaseContext): Promise<{ tables: string[]; reports: string[] }> {
    const context = 'kind' in reader ? databaseContext(reader, fixture.clock.now()) : reader;
    const rows = await fixture.database.transaction(context, (tx) => Promise.all(TABLES.map(async (table) => {
      const column = table === 'report' ? 'id' : table === 'trail' || table === 'access_log' ? 'case_id' : 'report_id';
      return (await tx.query<{ report: string }>(`SELECT ${column} AS report FROM ${table}`)).map(({ report }) => ({ table, report }));
    })));
    return { tables: [...new Set(rows.flat().map((row) => row.table))].sort(), reports: [...new Set(rows.flat().map((row) => row.report))].sort() };
  }

  it('keeps each level to its tables and to its one report', async () => {
    expect(await seen(officer('psb.yx'))).toEqual({
      tables: ['child_index', 'desk_grant', 'report', 'report_story', 'report_suspicion', 'routing_decision', 'routing_facts', 'trail'], reports: [id],
    });
    expect(await seen(officer('civ.yx'))).toEqual({ tables: ['child_index', 'desk_grant', 'report', 'report_story', 'routing_decision', 'routing_facts', 'trail'], reports: [id] });
    expect(await seen(officer('wf.yx'))).toEqual({ tables: ['desk_grant', 'report'], reports: [id] });
  });

  it('lets a supervisor of police that lead open the seal and see who looked, and no other supervisor open it', async () => {
    const tables = (await seen(officer('psb.yx', 'SUPERVISOR'))).tables;
    expect(tables).toEqual(expect.arrayContaining(['access_log', 'reporter_identity']));
    const other = (await seen(officer('civ.yx', 'SUPERVISOR'))).tables;
    expect(other).toContain('access_log');
    expect(other).not.toContain('reporter_identity');
    expect((await seen(officer('wf.yx', 'SUPERVISOR'))).tables).toEqual(['desk_grant', 'report']);
  });

  it('shows the reporter their own report alone, and the holder of its token no word of it', async () => {
    const own = ['report', 'report_owner', 'report_story', 'report_suspicion', 'reporter_identity', 'routing_decision', 'routing_facts'];
    expect(await seen(teacher)).toEqual({ tables: own, reports: [id] });
    expect(await seen(holderOf(id))).toEqual({ tables: own.filter((table) => !['report_owner', 'report_story', 'report_suspicion'].includes(table)), reports: [id] });
  });

  it('shows auditors the proof, which report a number means, and nothing of the content', async () => {
    expect((await seen(person('auditor', 'an office', 'WCO', ['AUDITOR']))).tables).toEqual(['access_log', 'receipt', 'trail']);
  });

  it('shows nothing to colleagues, other desks, and without sign-in only which report a number means', async () => {
    for (const reader of [person('stranger', 'a school', 'SCHOOL'), officer('psb.ls'), officer('psb.ls', 'SUPERVISOR')]) expect(await seen(reader)).toEqual({ tables: [], reports: [] });
    expect((await seen(nobody(fixture.clock.now()))).tables).toEqual(['receipt']);
  });

  it('raises without a context instead of finding nothing', async () => {
    const bare = { desks: [], roles: [], at: fixture.clock.now() };
    await expect(fixture.database.transaction(bare, async (tx) => {
      await tx.control(`SELECT set_config('app.context', '', true)`);
      return tx.query('SELECT id FROM report');
    })).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps what was told and decided from being changed, also by the service itself', async () => {
    for (const table of ['report_story', 'report_suspicion', 'routing_decision', 'trail', 'access_log']) {
      await expect(fixture.database.asWorker((tx) => tx.query(`DELETE FROM ${table}`))).rejects.toMatchObject({ code: '42501' });
    }
  });
});
