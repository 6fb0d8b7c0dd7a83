import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTER_ID } from '@referrals/contracts';
import { readSheet, textOf, writeBook } from '@referrals/files';
import { signIn } from '@referrals/client';
import { ConsoleBrowser } from '../../test/console-browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { SHEETS, type SheetKey } from './register-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Sheets = Partial<Record<SheetKey, (string | number)[][]>>;

const GOOD = {
  organisations: [['测试镇中心小学', '学校', '430223', '', 'test-edu.yx'], ['测试镇政府', 'TOWNSHIP', '430223', '', '']],
  desks: [['test-edu.yx', '测试教育台', '教育', '测试镇政府', '430223', '2026-01-01', 'test-edu2.yx'], ['test-edu2.yx', '测试教育二台', 'EDU', '测试镇政府', '430223', '2026-01-01', '']],
  staff: [['test.a', '甲', '测试镇中心小学', '', 'test-edu.yx、test-edu2.yx', '成员、负责人'], ['test.b', '乙', '测试镇中心小学', '报告人', '', '']],
};

const bookOf = (sheets: Sheets): Promise<Buffer> => writeBook((Object.keys(SHEETS) as SheetKey[]).map((key) => (
  { name: SHEETS[key].name, columns: Object.values(SHEETS[key].columns).map((header) => ({ header })), rows: sheets[key] ?? [] })));

describe('the register by a workbook', () => {
  let server: DirectoryServer;
  beforeAll(async () => { server = await directoryServer(); });
  afterAll(() => server[Symbol.asyncDispose]());

  const tokens = new Map<string, string>();
  async function ask(method: string, path: string, body?: Buffer, account = 'admin'): Promise<Response> {
    if (!tokens.has(account)) tokens.set(account, (await signIn(server.origin, account, server.passwords[account] ?? '')).accessToken);
    return fetch(`${server.origin}/api/directory/${path}`, { method, headers: { authorization: `Bearer ${tokens.get(account)}`, ...(body ? { 'content-type': XLSX } : {}) }, ...(body ? { body: new Uint8Array(body) } : {}) });
  }
  const send = async (sheets: Sheets, query = ''): Promise<Record<string, unknown>> => (await ask('POST', `imports${query}`, await bookOf(sheets))).json() as Promise<Record<string, unknown>>;
  const count = async (): Promise<unknown> => (await server.runtime.database.asWorker((tx) => tx.query(
    'SELECT (SELECT count(*)::int FROM organisation) AS o, (SELECT count(*)::int FROM desk) AS d, (SELECT count(*)::int FROM staff) AS s, (SELECT revision FROM register) AS r')))[0];

  it('says what a file would do and does nothing, then does it whole, then finds it done', async () => {
    const before = await count();
    const counts = { organisations: { added: 2, changed: 0, unchanged: 0 }, desks: { added: 2, changed: 0, unchanged: 0 }, staff: { added: 2, changed: 0, unchanged: 0 }, faults: 0, errors: [] };
    expect(await send(GOOD, '?dryRun=true')).toEqual({ applied: false, ...counts });
    expect(await count()).toEqual(before);
    expect(await send(GOOD)).toEqual({ applied: true, ...counts });
    const after = await count();
    const none = { added: 0, changed: 0 };
    expect(await send(GOOD)).toMatchObject({ organisations: { ...none, unchanged: 2 }, desks: { ...none, unchanged: 2 }, staff: { ...none, unchanged: 2 } });
    expect(await count()).toEqual(after);
    const rows = await server.runtime.database.asWorker((tx) => tx.query(
      `SELECT s.account, d.code, m.role, b.code AS backup, o.name, sup.code AS supervisor FROM staff s JOIN organisation o ON o.id = s.organisation JOIN desk_member m ON m.staff = s.id JOIN desk d ON d.id = m.desk
         LEFT JOIN desk b ON b.id = d.backup_desk LEFT JOIN desk sup ON sup.id = o.supervising_desk WHERE s.account LIKE 'test.%' ORDER BY d.code`));
    expect(rows).toEqual([
      { account: 'test.a', code: 'test-edu.yx', role: 'MEMBER', backup: 'test-edu2.yx', name: '测试镇中心小学', supervisor: 'test-edu.yx' },
      { account: 'test.a', code: 'test-edu2.yx', role: 'SUPERVISOR', backup: null, name: '测试镇中心小学', supervisor: 'test-edu.yx' },
    ]);
    const told = await server.runtime.database.asWorker((tx) => tx.query("SELECT DISTINCT type FROM outbox WHERE envelope::text LIKE '%test-edu.yx%' ORDER BY type"));
    expect(told).toEqual([{ type: 'directory.register.desk-recorded.v1' }, { type: 'directory.register.desk-recorded.v2' }]);
  });

  it('leaves a trail of each organisation, desk and person: who was given which desk, by ids alone', async () => {
    const traced = async (sheets: Sheets): Promise<{ action: string; facts: Record<string, unknown> }[]> => {
      const n = async (): Promise<number> => (await server.runtime.database.asWorker((tx) => tx.query<{ n: number }>('SELECT n FROM case_head WHERE case_id = $1', [REGISTER_ID])))[0]?.n ?? 0;
      const before = await n();
      expect(await send(sheets)).toMatchObject({ applied: true });
      return server.runtime.database.asWorker((tx) => tx.query('SELECT action, facts FROM trail WHERE case_id = $1 AND n > $2 ORDER BY n', [REGISTER_ID, before]));
    };
    const added = await traced({
      organisations: [['追溯小学', '学校', '430223', '', 'trace.yx']], desks: [['trace.yx', '追溯台', '教育', '追溯小学', '430223', '2026-01-01', '']],
      staff: [['trace.a', '追溯甲', '追溯小学', '报告人', 'trace.yx', '成员']],
    });
    const [{ desk, school, person } = { desk: '', school: '', person: '' }] = await server.runtime.database.asWorker((tx) => tx.query<Record<'desk' | 'school' | 'person', string>>(
      "SELECT d.id AS desk, d.organisation AS school, s.id AS person FROM desk d JOIN staff s ON s.account = 'trace.a' WHERE d.code = 'trace.yx'"));
    const revision: unknown = expect.any(Number);
    expect(added).toEqual([
      { action: 'organisation.added', facts: { organisation: school, revision, type: 'SCHOOL' } },
      { action: 'desk.opened', facts: { desk, revision, agency: 'EDU', jurisdiction: '430223', opensOn: '2026-01-01' } },
      { action: 'staff.added', facts: { staff: person, revision, roles: ['REPORTER'] } },
      { action: 'staff.desks-given', facts: { staff: person, revision, desks: [desk], as: ['MEMBER'] } },
      { action: 'register.imported', facts: { revision, organisations: [1, 0], desks: [1, 0], staff: [1, 0] } },
    ]);
    const changed = await traced({ desks: [['trace.yx', '追溯新台', '教育', '追溯小学', '430223', '2026-01-01', '']], staff: [['trace.a', '追溯乙', '追溯小学', '审计', 'trace.yx', '负责人']] });
    expect(changed).toEqual([
      { action: 'desk.changed', facts: { desk, revision, fields: ['name'] } },
      { action: 'staff.changed', facts: { staff: person, revision, fields: ['name'] } },
      { action: 'staff.roles-set', facts: { staff: person, revision, roles: ['AUDITOR', 'REPORTER'] } },
      { action: 'staff.desks-given', facts: { staff: person, revision, desks: [desk], as: ['SUPERVISOR'] } },
      { action: 'register.imported', facts: { revision, organisations: [0, 0], desks: [0, 1], staff: [0, 1] } },
    ]);
    expect(JSON.stringify([added, changed])).not.toMatch(/\p{Script=Han}|trace\./u);
  });

  it('gives nobody a password: an administrator does, one by one', async () => {
    const admin = server.as('admin');
    const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=test.b'));
    await expect(signIn(server.origin, 'test.b', '')).rejects.toThrow();
    const { password } = await admin.must(admin.post(`/api/directory/staff/${person.id}/password`));
    expect((await signIn(server.origin, 'test.b', password)).accessToken).toBeTruthy();
  });

  it.each<[string, Sheets, [string, number, string, string][]]>([
    ['offices', { organisations: [['', '学校', '430223', '', ''], ['甲', '不知道', '430299', 'X', 'no-desk'], ['乙', '学校', '999999', '', '']] }, [
      ['单位', 2, '名称', 'REQUIRED'], ['单位', 3, '类型', 'INVALID_INPUT'], ['单位', 3, '统一社会信用代码', 'CREDIT_CODE_INVALID'], ['单位', 3, '区划代码', 'DIVISION_UNKNOWN'], ['单位', 4, '区划代码', 'DIVISION_UNKNOWN'],
      ['单位', 3, '主管工作台代码', 'DESK_UNKNOWN'],
    ]],
    ['desks', { desks: [['Bad Code', '台', '教育', '测试镇政府', '430200', '2026-02-30x', ''], ['test-edu.yx', '台', '公安', '测试镇政府', '430223', '2026-01-01', ''], ['test-new.yx', '台', '教育', '没有', '439999', '2026-01-01', ''],
      ['test-c.yx', '台', '教育', '测试镇政府', '430223', '2026-01-01', 'psb.yx'], ['test-c.yx', '台', '教育', '测试镇政府', '430223', '2026-01-01', '']] }, [
      ['工作台', 2, '代码', 'INVALID_INPUT'], ['工作台', 2, '管辖', 'JURISDICTION_INVALID'], ['工作台', 2, '开放日期', 'INVALID_DATE'], ['工作台', 3, '部门', 'DESK_AGENCY_FIXED'],
      ['工作台', 4, '单位', 'ORGANISATION_UNKNOWN'], ['工作台', 4, '管辖', 'JURISDICTION_UNKNOWN'], ['工作台', 6, '代码', 'DUPLICATE_ROW'], ['工作台', 5, '后备工作台代码', 'BACKUP_DESK_INVALID'],
    ]],
    ['people', { staff: [['X', '甲', '测试镇政府', '', '', ''], ['test.c', '丙', '没有', '国王', 'no-desk', ''], ['test.d', '丁', '测试镇政府', '', 'test-edu.yx', '']] }, [
      ['人员', 2, '账号', 'ACCOUNT_INVALID'], ['人员', 3, '单位', 'ORGANISATION_UNKNOWN'], ['人员', 3, '角色', 'INVALID_INPUT'], ['人员', 3, '工作台代码', 'DESK_UNKNOWN'], ['人员', 3, '台内角色', 'INVALID_INPUT'],
      ['人员', 4, '台内角色', 'INVALID_INPUT'],
    ]],
  ])('does nothing where anything is wrong, and says all of it: %s', async (_, sheets, faults) => {
    const before = await count();
    const { errors, ...answer } = await send({ ...sheets, ...(sheets.organisations ? {} : { organisations: [['没有问题的单位', '学校', '430223', '', '']] }) }) as { errors: { sheet: string; row: number; column: string; code: string; title: string }[] };
    expect(errors.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual(faults);
    for (const { title } of errors) expect(title).toMatch(/[\u4e00-\u9fff]/);
    expect(answer).toMatchObject({ applied: false, faults: faults.length });
    expect(await count()).toEqual(before);
  });

  it('exports what it takes again and finds nothing to do', async () => {
    const answer = await ask('GET', 'exports/register.xlsx');
    expect(answer.headers.get('content-type')).toContain(XLSX);
    const file = Buffer.from(await answer.arrayBuffer());
    const rows: string[][] = [];
    for await (const { cells } of readSheet(file, { sheet: '工作台' })) rows.push(cells.map(textOf));
    expect(rows).toContainEqual(['test-edu.yx', '测试教育台', '教育', '测试镇政府', '430223', '2026-01-01', 'test-edu2.yx']);
    const before = await count();
    const again = await (await ask('POST', 'imports', file)).json() as Record<string, { added: number; changed: number }>;
    expect(again).toMatchObject({ faults: 0, errors: [], organisations: { added: 0, changed: 0 }, desks: { added: 0, changed: 0 }, staff: { added: 0, changed: 0 } });
    expect(await count()).toEqual(before);
  });

  it('refuses what is no such workbook, who is no administrator, and what is too large', async () => {
    const code = async (answer: Response): Promise<unknown> => [answer.status, (await answer.json() as { code: string }).code];
    expect(await code(await ask('POST', 'imports', Buffer.from('no workbook')))).toEqual([422, 'FILE_UNREADABLE']);
    expect(await code(await ask('POST', 'imports', await writeBook([{ name: '单位', columns: [{ header: '名称' }], rows: [] }])))).toEqual([422, 'IMPORT_HEADER']);
    expect(await code(await ask('POST', 'imports', await bookOf(GOOD), 'psb.yx'))).toEqual([403, 'FORBIDDEN']);
    expect(await code(await ask('GET', 'exports/register.xlsx', undefined, 'psb.yx'))).toEqual([403, 'FORBIDDEN']);
    expect(await code(await ask('POST', 'imports', Buffer.alloc(5_000_001)))).toEqual([413, 'FILE_TOO_LARGE']);
  });

  it('takes nobody to more desks than their token can name', async () => {
    const codes = Array.from({ length: 80 }, (_, n) => `test-many${n}.yx`);
    const desks = codes.map((code) => [code, '多台', '教育', '测试镇政府', '430223', '2026-01-01', '']);
    const at = (places: string[]): Sheets => ({ desks, staff: [['test.many', '戊', '测试镇政府', '', places.join('、'), '成员']] });
    const before = await count();
    expect(await send(at(codes))).toMatchObject({ code: 'TOO_MANY_DESKS' });
    expect(await count()).toEqual(before);
    expect(await send(at(codes.slice(0, 55)))).toMatchObject({ applied: true });
    const admin = server.as('admin');
    const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=test.many'));
    const { password } = await admin.must(admin.post(`/api/directory/staff/${person.id}/password`));
    const browser = new ConsoleBrowser(server.origin);
    expect((await browser.signIn('test.many', password)).status).toBe(200);
    expect(browser.cookies.names()).toEqual(expect.arrayContaining(['token', 'token.1']));
    expect((await browser.ask('GET', '/api/directory/me')).body).toMatchObject({ account: 'test.many' });
  });
});
