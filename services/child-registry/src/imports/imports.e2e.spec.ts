import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@referrals/client';
import { ChildMoved } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, inventedIdNumber, open, OTHER_VILLAGE, startRegistry, VILLAGE } from '../../test/registry.js';
import { ImportsOf, line, textsOf, workbook, type Line } from '../../test/workbooks.js';

const EXPORT = '/api/child-registry/exports/provincial';

describe('the province’s file', () => {
  let harness: ServiceHarness;
  let county: Caller;
  let imports: ImportsOf;
  beforeAll(async () => {
    harness = await startRegistry();
    county = await harness.as('civ.yx');
    imports = new ImportsOf(harness, harness.person('civ.yx'));
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const files = async (): Promise<number> => Number((await harness.look<{ n: string }>('SELECT count(*) AS n FROM child'))[0]?.n);
  const childOf = async (systemNo: string): Promise<string> => (await harness.look<{ child: string }>('SELECT child FROM child_detail WHERE system_no = $1', [systemNo]))[0]?.child ?? '';
  const file = async (systemNo: string) => county.must<Record<string, unknown> & { version: number; detail: object; guardians: object[] }>(county.get(`${CHILDREN}/${await childOf(systemNo)}`));
  const correct = async (systemNo: string, body: object) => {
    const { version } = await file(systemNo);
    return county.must(county.post(`${CHILDREN}/${await childOf(systemNo)}/correct`, { reason: '核实', ...body }, { ifMatch: version }));
  };
  const applied = async (...lines: Line[]) => imports.apply((await imports.checked(lines)).id);
  const faultsOf = async (id: string) => (await imports.rows(id)).filter(({ faults }) => faults.length > 0).map(({ n, faults }) => [n, ...faults.map(({ column, code }) => `${column} ${code}`)]);

  it('is checked row by row and column by column, and changes nothing before it is applied', async () => {
    const [double, before] = [inventedIdNumber(), await files()];
    await open(await harness.as('village.ls'), { careDivision: '430203101201', noIdReason: undefined, idNumber: inventedIdNumber('2015-01-02', false), sex: 'FEMALE', birthDate: '2015-01-02' });
    const lines: Line[] = [
      line({ systemNo: 'A1', lastVisitOn: '2026-05-01' }), line({ name: undefined }), line({ sex: '男女' }), line({ idNumber: 430299201603050000 }), line({ idNumber: '430299201603050015' }),
      line({ birthDate: '2016-13-05' }), line({ birthDate: '2016-03-06' }), line({ sex: '女' }), line({ categories: '神童' }), line({ village: '4302231042' }), line({ village: '430203101201' }),
      line({ guardianPhone: '12' }), line({ name: '测试·另一', idNumber: double }), line({ idNumber: double }), line({ systemNo: 'A1' }), line({ idNumber: inventedIdNumber('2008-05-10'), birthDate: undefined }),
      line({ name: '长'.repeat(101) }), line({ lastVisitOn: '昨天' }), line({ lastVisitOn: '2026-05-12' }), line({ idNumber: inventedIdNumber('2010-01-01'), birthDate: '2010-01-01' }), line({ idNumber: 430299201603050000 }),
    ];
    const { id, counts } = await imports.checked(lines);
    expect(counts).toEqual([{ action: 'CREATE', outcome: null, rows: 2 }, { action: 'ERROR', outcome: null, rows: 19 }]);
    expect(await faultsOf(id)).toEqual([
      [3, 'name REQUIRED'], [4, 'sex SEX_UNKNOWN'], [5, 'idNumber ID_NUMBER_AS_NUMBER'], [6, 'idNumber ID_NUMBER_CHECK'], [7, 'birthDate INVALID_DATE'], [8, 'birthDate BIRTH_DATE_MISMATCH'],
      [9, 'sex SEX_MISMATCH'], [10, 'categories CATEGORY_UNKNOWN'], [11, 'village DIVISION_CODE_INVALID'], [12, 'village OUT_OF_SCOPE'], [13, 'guardianPhone PHONE_INVALID'], [15, ' DUPLICATE_ROW'],
      [16, ' DUPLICATE_ROW'], [17, 'idNumber NOT_A_MINOR'], [18, 'name TOO_LONG'], [19, 'lastVisitOn INVALID_DATE'], [20, 'lastVisitOn DATE_IN_FUTURE'], [21, 'categories CATEGORY_AGE'], [22, 'idNumber ID_NUMBER_AS_NUMBER'],
    ]);
    expect(await files()).toBe(before + 1);
    expect((await imports.rows(id, '&action=CREATE')).map(({ n }) => n)).toEqual([2, 14]);
    expect(await imports.apply(id)).toMatchObject({ counts: [{ action: 'CREATE', outcome: 'DONE', rows: 2 }, { action: 'ERROR', outcome: 'REFUSED', rows: 19 }] });
    expect(await files()).toBe(before + 3);
    // The last visit the province knows of is due again by the end of August; the first is not before 30 days from now.
    expect(await file('A1')).toMatchObject({
      name: lines[0]?.name, categories: ['LEFT_BEHIND'], visit: { dueOn: '2026-08-31' }, detail: { residenceAddress: '某组1号', schoolName: '演示小学' }, guardians: [{ name: '测试·监护', phone: '13900000001' }],
    });
    expect(await harness.look("SELECT DISTINCT source FROM category c JOIN child_detail d USING (child) WHERE d.system_no = 'A1'")).toEqual([{ source: 'IMPORT' }]);
  });

  it('without a column that must be there is refused; of one nobody knows it is told', async () => {
    expect((await imports.send(await workbook([line()], ['儿童姓名', '儿童类别']))).body).toMatchObject({ code: 'IMPORT_HEADER', facts: { missing: ['所在村编码'] } });
    const sent = await imports.send(await workbook([line()], ['备注', '儿童姓名*', '儿童类别*', '所在村编码*', '身份证号']));
    expect(sent).toMatchObject({ status: 202, body: { columnsIgnored: 1 } });
  });

  it('is sent by the county alone', async () => {
    for (const who of ['village.yx', 'township.yx', 'psb.yx']) expect((await new ImportsOf(harness, harness.person(who)).send(await workbook([line()]))).status).toBe(403);
    const { id } = await imports.checked([line()]);
    expect((await new ImportsOf(harness, harness.person('civ.ls')).one(id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('fills what we lack, takes what only they changed, keeps what only we did', async () => {
    const own = line({ systemNo: 'B1', school: undefined });
    await applied(own);
    await correct('B1', { residence: { address: '我方改址' } });
    const next = await imports.checked([line({ ...own, school: '演示中学', guardianPhone: '13900000002', categories: '农村留守儿童、困境儿童' })]);
    expect(next.counts).toEqual([{ action: 'UPDATE', outcome: null, rows: 1 }]);
    await imports.apply(next.id);
    expect(await file('B1')).toMatchObject({
      detail: { residenceAddress: '我方改址', schoolName: '演示中学' }, guardians: [{ name: '测试·监护', phone: '13900000002' }], categories: ['IN_DIFFICULTY', 'LEFT_BEHIND'],
    });
    // The same says nothing new, and what they no longer name is only proposed to end.
    expect((await applied({ ...own, school: '演示中学', guardianPhone: '13900000002', categories: '困境儿童' })).counts).toEqual([{ action: 'UPDATE', outcome: 'DONE', rows: 1 }]);
    expect(await file('B1')).toMatchObject({ allCategories: expect.arrayContaining([expect.objectContaining({ code: 'LEFT_BEHIND', status: 'PROPOSED', endProposedOn: '2026-05-11' })]) });
  });

  it('never takes the place of what both changed: a person decides, by row or by column', async () => {
    const own = line({ systemNo: 'C1' });
    await applied(own);
    await correct('C1', { residence: { address: '我方改址' }, name: '测试·我改' });
    const theirs = { ...own, name: '测试·他改', address: '他方改址' };
    const { id, counts } = await imports.checked([theirs]);
    expect(counts).toEqual([{ action: 'REVIEW', outcome: null, rows: 1 }]);
    expect(await faultsOf(id)).toEqual([[2, 'name IMPORT_CONFLICT', 'address IMPORT_CONFLICT']]);
    expect((await imports.apply(id, 'WAITING')).counts).toEqual([{ action: 'REVIEW', outcome: 'REVIEW', rows: 1 }]);
    expect(await imports.row(id, 2)).toMatchObject({ theirs: { name: '测试·他改' }, ours: { name: '测试·我改', address: '我方改址' }, changes: { name: 'CONFLICT', address: 'CONFLICT' } });
    expect((await imports.decide(id, 2, { decision: 'CREATE' })).body).toMatchObject({ code: 'ROW_NOT_WAITING' });
    expect((await imports.decide(id, 2, { decision: 'TAKE_THEIRS', fields: ['name'] })).status).toBe(200);
    expect((await imports.apply(id)).counts).toEqual([{ action: 'TAKE_THEIRS', outcome: 'DONE', rows: 1 }]);
    expect(await file('C1')).toMatchObject({ name: '测试·他改', detail: { residenceAddress: '我方改址' } });
    // What a person kept against theirs is no conflict again.
    expect((await applied(line({ ...theirs, sex: '男 ' }))).counts).toEqual([{ action: 'UNCHANGED', outcome: 'NOTHING', rows: 1 }]);
    expect((await imports.decide(id, 2, { decision: 'SKIP' })).body).toMatchObject({ code: 'IMPORT_NOT_CHECKED' });
  });

  it('of which a row names two files, or may be a child on file, waits for a person', async () => {
    const [one, two] = [line({ systemNo: 'D1' }), line({ systemNo: 'D2' })];
    await applied(one, two);
    const like = line({ name: one.name, idNumber: undefined, address: '别处' });
    const { id } = await imports.checked([line({ ...one, idNumber: two.idNumber }), like, line({ ...like, name: two.name }), line({ ...like, name: two.name, school: '别校' })]);
    expect(await faultsOf(id)).toEqual([[2, ' MATCH_CONFLICT'], [3, ' CHILD_MAYBE_ON_FILE'], [4, ' CHILD_MAYBE_ON_FILE'], [5, ' CHILD_MAYBE_ON_FILE']]);
    const before = await files();
    expect((await imports.row(id, 3)).alike).toContain(await childOf('D1'));
    await imports.decide(id, 2, { decision: 'SKIP' });
    await imports.decide(id, 3, { decision: 'SAME_AS', childId: await childOf('D1') });
    await imports.decide(id, 4, { decision: 'CREATE' });
    const { counts } = await imports.apply(id, 'WAITING');
    expect(counts).toEqual([
      { action: 'CREATE', outcome: 'DONE', rows: 1 }, { action: 'REVIEW', outcome: 'REVIEW', rows: 1 }, { action: 'SAME_AS', outcome: 'DONE', rows: 1 }, { action: 'SKIP', outcome: 'NOTHING', rows: 1 },
    ]);
    expect(await files()).toBe(before + 1);
    expect(await file('D1')).toMatchObject({ detail: { residenceAddress: '别处' } });
    await imports.decide(id, 5, { decision: 'SKIP' });
    await imports.apply(id);
  });

  it('is decided again on the day it is applied: what would be another thing than was shown waits', async () => {
    const own = line({ systemNo: 'E1' });
    const { id } = await imports.checked([own]);
    await open(county, { idNumber: own.idNumber as string, noIdReason: undefined, name: own.name });
    const before = await files();
    expect((await imports.apply(id, 'WAITING')).counts).toEqual([{ action: 'UPDATE', outcome: 'REVIEW', rows: 1 }]);
    expect((await imports.apply(id)).counts).toEqual([{ action: 'UPDATE', outcome: 'DONE', rows: 1 }]);
    expect(await files()).toBe(before);
  });

  it('moves a child within the county when only they say so', async () => {
    const own = line({ systemNo: 'F1' });
    await applied(own);
    expect((await applied({ ...own, village: OTHER_VILLAGE })).counts).toEqual([{ action: 'UPDATE', outcome: 'DONE', rows: 1 }]);
    expect(await file('F1')).toMatchObject({ careDivision: OTHER_VILLAGE });
    expect((await harness.emitted(ChildMoved)).map(({ key }) => key)).toEqual([await childOf('F1')]);
  });

  it('written back has the rows that differ, and read again says nothing new', async () => {
    await open(county, { name: '=测试·写回', careDivision: VILLAGE });
    await open(county, { nameUnknown: true, name: undefined });
    await correct('B1', { residence: { address: '+再改' } });
    const body = JSON.stringify({ scope: '430223', reason: '报送省系统' });
    const written = await harness.file('POST', EXPORT, { body }, harness.person('civ.yx'));
    const texts = (await textsOf(written)).slice(1);
    expect(texts.map(([, name]) => name)).toContain('=测试·写回');
    // D2 holds what both sides hold.
    expect(texts.map(([systemNo]) => systemNo)).not.toContain('D2');
    const { body: { id } } = await imports.send(written);
    expect((await imports.until(id, 'CHECKED')).counts).toEqual([{ action: 'UNCHANGED', outcome: null, rows: texts.length }]);
    expect((await imports.apply(id)).counts.map(({ action }) => action)).toEqual(['UNCHANGED']);
    expect((await textsOf(await harness.file('POST', EXPORT, { body }, harness.person('civ.yx')))).length).toBe(1);
  });

  it('leaves with a reason and a record of who read which file; not for the city, a township or another county', async () => {
    const ask = async (who: string, body: object) => (await harness.raw('POST', '/api/child-registry/exports/roster', { body: JSON.stringify(body) }, harness.person(who))).body;
    expect(await ask('civ.yx', { scope: '430223' })).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await ask('civ.yx', { scope: '430203', reason: '核对' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask('township.yx', { scope: '430223104', reason: '核对' })).toMatchObject({ code: 'FORBIDDEN' });
    const roster = await textsOf(await harness.file('POST', '/api/child-registry/exports/roster', { body: JSON.stringify({ scope: VILLAGE, reason: '核对' }) }, harness.person('civ.yx')));
    expect(roster[1]?.[0]).toMatch(/^D-2605-/);
    expect(Number((await harness.look<{ n: string }>("SELECT count(*) AS n FROM access_log l JOIN access_case c ON c.access_id = l.id WHERE l.what = 'EXPORT_ROSTER' AND l.reason = '核对'"))[0]?.n)).toBe(roster.length - 1);
  });

  it('leaves nothing of a child in its ledger, the trail or an event', async () => {
    const kept = JSON.stringify(await harness.look('SELECT row_to_json(r) AS r FROM import_row r UNION ALL SELECT row_to_json(t) FROM trail t UNION ALL SELECT row_to_json(o) FROM outbox o UNION ALL SELECT row_to_json(c) FROM import_choice c UNION ALL SELECT row_to_json(l) FROM access_log l'));
    for (const word of ['测试', '某组', '演示小学', '13900000001', '430299201']) expect(kept).not.toContain(word);
  });
});
