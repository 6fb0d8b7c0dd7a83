import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { signIn, type Caller } from '@referrals/client';
import { DesksPublished, DesksPublishedV2, DeskRecorded, DeskRecordedV2, DivisionRecorded, OrganisationRecordedV2, REGISTER_ID, StaffStandingRecorded, type DeskRecord, type DeskRecordV2, type EventEnvelope } from '@referrals/contracts';
import { verifyChain, type TrailEntry } from '@referrals/database';
import { directoryDigest } from '@referrals/service-kit';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';

describe('the register’s API', () => {
  let server: DirectoryServer;
  let admin: Caller;
  let officer: Caller;
  beforeAll(async () => {
    server = await directoryServer();
    admin = server.as('admin');
    officer = server.as('psb.yx');
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const events = async (): Promise<EventEnvelope[]> =>
    (await server.runtime.database.asWorker((tx) => tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox ORDER BY seq'))).map((row) => row.envelope);
  const deskBy = async (code: string, caller = admin) => (await caller.must(caller.get(`/api/directory/desks?code=${code}&state=ALL`))).items[0];
  const put = (path: string, body: unknown, ifMatch: number) => admin.call('PUT', path, { body, ifMatch });
  const patch = (path: string, body: unknown, ifMatch?: number) => admin.call('PATCH', path, { body, ...(ifMatch === undefined ? {} : { ifMatch }) });

  it('finds divisions by name and prefix, page by page', async () => {
    const codes: string[] = [];
    let cursor = '';
    do {
      const page = await officer.must(officer.get(`/api/directory/divisions?prefix=430223103&limit=5${cursor && `&cursor=${cursor}`}`));
      codes.push(...page.items.map((item: { short: string }) => item.short));
      cursor = page.next ?? '';
    } while (cursor);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain('430223103213');
    expect(new Set(codes).size).toBe(codes.length);
    const named = await officer.must(officer.get(`/api/directory/divisions?q=${encodeURIComponent('渌口')}&level=COUNTY`));
    expect(named.items.map((item: { code: string }) => item.code)).toEqual(['430212000000']);
    expect(await officer.must(officer.get('/api/directory/divisions/430221'))).toMatchObject({ name: '株洲县', replacedBy: '430212000000' });
    const today = await officer.must(officer.get('/api/directory/divisions?prefix=4302&level=COUNTY&on=2026-01-01'));
    expect(today.items).toHaveLength(9);
  });

  it('lets an officer choose a desk by agency and place, and shows no people', async () => {
    const picked = await officer.must(officer.get('/api/directory/desks?agency=PSB&covers=430223106201'));
    expect(picked.items.map((item: { code: string }) => item.code)).toEqual(['psb-pcs.yx', 'psb.city', 'psb.yx']);
    expect(picked.items[0]).toMatchObject({ state: 'OPEN', allowedActions: [] });
    expect(JSON.stringify(picked)).not.toContain('演示民警');
    for (const path of ['staff', `staff/${randomUUID()}`, `desks/${picked.items[0].id}/members`]) {
      expect((await officer.get(`/api/directory/${path}`)).status).toBe(403);
    }
    expect((await officer.post('/api/directory/organisations', { name: '测试', type: 'NGO', division: '430223' })).status).toBe(403);
  });

  it('opens, changes and closes a desk, publishing each change with what a whole copy is', async () => {
    const before = (await events()).length;
    const organisation = await admin.must(admin.post('/api/directory/organisations', { name: '联星派出所（测试）', type: 'PSB', division: '430223001', creditCode: '91350100M000100Y43' }));
    const body = { code: 'psb-lx.yx', name: '联星派出所（测试）', agency: 'PSB', organisation: organisation.id, jurisdiction: '430223001', opensOn: '2024-01-01' };
    const key = randomUUID();
    const opened = await admin.post('/api/directory/desks', body, { idempotencyKey: key });
    expect(opened).toMatchObject({ status: 201, etag: `"${opened.body.version}"`, body: { ...body, state: 'OPEN', allowedActions: ['change', 'close', 'set-members'] } });
    expect(await admin.post('/api/directory/desks', body, { idempotencyKey: key })).toEqual(opened);
    expect(await admin.post('/api/directory/desks', { ...body, name: '别的' }, { idempotencyKey: key })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const { id } = opened.body;
    expect(await patch(`/api/directory/desks/${id}`, { name: '新名' })).toMatchObject({ status: 428 });
    const changed = await patch(`/api/directory/desks/${id}`, { name: '新名', backupDesk: (await deskBy('psb.yx')).id }, opened.body.version);
    expect(changed).toMatchObject({ status: 200, body: { name: '新名' } });
    expect(await patch(`/api/directory/desks/${id}`, { name: '旧名' }, opened.body.version)).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    const closed = await admin.post(`/api/directory/desks/${id}/close`, { closesOn: '2099-01-01' }, { ifMatch: changed.body.version });
    expect(closed).toMatchObject({ status: 200, body: { closesOn: '2099-01-01', state: 'OPEN' } });

    const all = (await events()).slice(before);
    const ofVersion = (version: string) => all.filter(({ type }) => type.endsWith(version));
    expect(ofVersion('.v2').map(({ type }) => type.split('.')[2])).toEqual(ofVersion('.v1').map(({ type }) => type.split('.')[2]));
    expect(all.findIndex(({ type }) => type === OrganisationRecordedV2.type)).toBe(0);
    const published = ofVersion('.v1');
    expect(published.map(({ type }) => type.split('.')[2])).toEqual(['organisation-recorded', 'desks-published', 'desk-recorded', 'desks-published', 'desk-recorded', 'desks-published', 'desk-recorded', 'desks-published']);
    const revisions = published.map(({ data }) => (data as { revision: number }).revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    const rows = await server.runtime.database.asWorker((tx) => tx.query<{ id: string; revision: number }>('SELECT id, revision FROM desk WHERE receives_referrals UNION ALL SELECT id, revision FROM organisation'));
    expect(published.at(-1)).toMatchObject({ type: DesksPublished.type, data: { count: rows.length, digest: directoryDigest(rows) } });
  });

  it('opens a desk of an agency that holds no referrals, which the first versions do not tell', async () => {
    const hospital = (await admin.must(admin.get(`/api/directory/organisations?q=${encodeURIComponent('演示医院')}`))).items[0];
    const desk = { name: '演示医院（测试）', organisation: hospital.id, jurisdiction: '430203', opensOn: '2024-01-01' };
    const open = (extra: object) => admin.post('/api/directory/desks', { ...desk, ...extra });
    expect(await open({ code: 'hospital.ls', agency: 'HOSPITAL', receivesReferrals: true })).toMatchObject({ status: 400, body: { code: 'AGENCY_HOLDS_NO_REFERRALS', field: 'receivesReferrals' } });
    const before = (await events()).length;
    const opened = await admin.must(open({ code: 'hospital.ls', agency: 'HOSPITAL' }));
    expect(opened).toMatchObject({ agency: 'HOSPITAL', receivesReferrals: false });
    expect((await events()).slice(before).map(({ type }) => type)).toEqual([DeskRecordedV2.type, DesksPublishedV2.type, DesksPublished.type]);
    expect(await open({ code: 'psb-hospital.ls', agency: 'PSB' })).toMatchObject({ status: 409, body: { code: 'HOSPITAL_DESK_INVALID', field: 'organisation' } });
    expect(await admin.must(open({ code: 'hlth-hospital.ls', agency: 'HLTH', superior: (await deskBy('hlth.city')).id }))).toMatchObject({ receivesReferrals: true, superior: expect.any(String) });
    expect(await open({ code: 'hlth2-hospital.ls', agency: 'HLTH' })).toMatchObject({ status: 409, body: { code: 'HOSPITAL_DESK_INVALID' } });
    for (const code of ['hlth.yx', 'hlth.ls']) expect(await open({ code: 'hlth3.ls', agency: 'HLTH', receivesReferrals: false, superior: (await deskBy(code)).id })).toMatchObject({ status: 400, body: { code: 'SUPERIOR_DESK_INVALID' } });
    expect(await open({ code: 'hlth4.ls', agency: 'HLTH', receivesReferrals: true, organisation: (await deskBy('hlth.ls')).organisation, backupDesk: (await admin.must(open({ code: 'hlth-quiet.ls', agency: 'HLTH', receivesReferrals: false }))).id }))
      .toMatchObject({ status: 400, body: { code: 'BACKUP_DESK_INVALID' } });
  });

  it('keeps an organisation’s days and what it has', async () => {
    const added = await admin.must(admin.post('/api/directory/organisations', { name: '演示福利院（测试）', type: 'CWI', division: '430203', opensOn: '2020-01-01', features: ['INFANT'] }));
    expect(added).toMatchObject({ opensOn: '2020-01-01', features: ['INFANT'] });
    const at = `/api/directory/organisations/${added.id}`;
    expect(await patch(at, { closesOn: '2019-12-31' }, added.version)).toMatchObject({ status: 400, body: { code: 'ORGANISATION_DATES_INVALID', field: 'closesOn' } });
    const closed = await admin.must(patch(at, { closesOn: '2026-01-01', features: [] }, added.version) as never) as { version: number };
    const told = (await events()).filter(({ type, subject }) => type === OrganisationRecordedV2.type && subject === added.id).map(({ data }) => data);
    expect(told.at(-1)).toEqual({ id: added.id, name: '演示福利院（测试）', type: 'CWI', division: '430203', opensOn: '2020-01-01', closesOn: '2026-01-01', features: [], revision: closed.version });
  });

  it('refuses what does not hold, with a code and the field, and changes nothing', async () => {
    const before = (await events()).length;
    const desk = await deskBy('psb.yx');
    const base = { code: 'x.yx', name: '名', agency: 'PSB', organisation: desk.organisation, jurisdiction: '430223', opensOn: '2024-01-01' };
    const desks = (extra: object) => admin.post('/api/directory/desks', { ...base, ...extra });
    const organisations = (extra: object) => admin.post('/api/directory/organisations', { name: '名', type: 'NGO', division: '430223', ...extra });
    const cases: [Promise<{ status: number; body: { code: string; field?: string } }>, number, string, string?][] = [
      [desks({ code: 'psb.yx' }), 409, 'DESK_CODE_TAKEN', 'code'],
      [desks({ jurisdiction: '430200' }), 400, 'JURISDICTION_INVALID', 'jurisdiction'],
      [desks({ jurisdiction: '999999' }), 400, 'JURISDICTION_UNKNOWN', 'jurisdiction'],
      [desks({ jurisdiction: '4302231' }), 400, 'JURISDICTION_UNKNOWN', 'jurisdiction'],
      [patch(`/api/directory/desks/${desk.id}`, { jurisdiction: '430232' }, desk.version) as never, 400, 'JURISDICTION_UNKNOWN', 'jurisdiction'],
      [desks({ opensOn: '2024-02-30' }), 400, 'INVALID_DATE', 'opensOn'],
      [desks({ opensOn: '2101-01-01' }), 400, 'INVALID_DATE', 'opensOn'],
      [desks({ organisation: randomUUID() }), 400, 'ORGANISATION_UNKNOWN', 'organisation'],
      [desks({ backupDesk: randomUUID() }), 400, 'DESK_UNKNOWN', 'backupDesk'],
      [desks({ backupDesk: (await deskBy('edu.yx')).id }), 400, 'BACKUP_DESK_INVALID', 'backupDesk'],
      [desks({ agency: 'FBI' }), 400, 'INVALID_INPUT', 'agency'],
      [desks({ more: 1 }), 400, 'UNKNOWN_FIELD', 'more'],
      [desks({ name: '甲\u0000' }), 400, 'INVALID_INPUT', 'name'],
      [desks({ name: '\ud800' }), 400, 'INVALID_INPUT', 'name'],
      [desks({ name: '长'.repeat(101) }), 400, 'TOO_LONG', 'name'],
      [organisations({ division: '430299' }), 400, 'DIVISION_UNKNOWN', 'division'],
      [organisations({ division: '43' }), 400, 'DIVISION_CODE_INVALID', 'division'],
      [organisations({ creditCode: '91350100M000100Y44' }), 400, 'CREDIT_CODE_INVALID', 'creditCode'],
      [admin.post(`/api/directory/desks/${desk.id}/close`, { closesOn: '2020-01-01' }, { ifMatch: desk.version }), 400, 'DESK_DATES_INVALID', 'closesOn'],
      [admin.get('/api/directory/desks/7') as never, 400, 'INVALID_ID', 'id'],
      [admin.get(`/api/directory/desks/${randomUUID()}`) as never, 404, 'NOT_FOUND'],
      [admin.get('/api/directory/divisions?q=%00') as never, 400, 'INVALID_INPUT', 'q'],
      [admin.get('/api/directory/divisions?cursor=AAAA') as never, 400, 'INVALID_CURSOR', 'cursor'],
      [admin.get('/api/directory/staff?limit=0') as never, 400, 'INVALID_INPUT', 'limit'],
    ];
    for (const [answer, status, code, field] of cases) {
      expect(await answer).toMatchObject({ status, body: { code, ...(field ? { field } : {}) } });
    }
    expect(await events()).toHaveLength(before);
  });

  it('says which places are near one that is none, and reads one in any spelling', async () => {
    const desk = await deskBy('psb.yx');
    const refused = await patch(`/api/directory/desks/${desk.id}`, { jurisdiction: '430232' }, desk.version);
    expect(refused.body.facts.near).toContain('430223 攸县');
    const organisation = (await admin.must(admin.get('/api/directory/organisations?limit=1'))).items[0].id;
    const opened = await admin.post('/api/directory/desks', { code: 'wide.yx', name: '宽', agency: 'WF', organisation, jurisdiction: ' ４３０２ ', opensOn: '2024-01-01' });
    expect(opened).toMatchObject({ status: 201, body: { jurisdiction: '4302' } });
    const found = async (query: string) => (await admin.must(admin.get(`/api/directory/${query}&limit=200`))).items.map((one: { id?: string; code: string }) => one.id ?? one.code).sort();
    for (const spelling of ['430223000', '430223000000', encodeURIComponent('４３０２２３'), encodeURIComponent('430 223')]) {
      expect(await found(`desks?prefix=${spelling}`)).toEqual(await found('desks?prefix=430223'));
      expect(await found(`desks?covers=${spelling}`)).toEqual(await found('desks?covers=430223'));
      expect(await found(`organisations?prefix=${spelling}`)).toEqual(await found('organisations?prefix=430223'));
      expect((await admin.must(admin.get(`/api/directory/divisions/${spelling}`))).short).toBe('430223');
    }
    expect((await found('desks?prefix=430223')).length).toBeGreaterThan(5);
    expect(await found('desks?prefix=430221')).toEqual(await found('desks?prefix=430212'));
    expect(await found('divisions?prefix=430221')).toContain('430221000000');
  });

  it('refuses a cursor of the same list filtered otherwise, or of another list', async () => {
    const { next } = await admin.must(admin.get('/api/directory/divisions?prefix=430223&limit=2'));
    for (const list of ['divisions?', 'divisions?prefix=430224&', 'desks?']) {
      expect(await admin.get(`/api/directory/${list}cursor=${next}`)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR', field: 'cursor' } });
    }
    expect((await admin.get(`/api/directory/divisions?prefix=430223000&limit=5&cursor=${next}`)).status).toBe(200);
  });

  it('publishes who is suspended and who is restored', async () => {
    const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=civ.ls'));
    const suspended = await admin.must(admin.post(`/api/directory/staff/${person.id}/suspend`, {}, { ifMatch: person.version }));
    await admin.must(admin.post(`/api/directory/staff/${person.id}/restore`, {}, { ifMatch: suspended.version }));
    const told = (await events()).filter(({ type, subject }) => type === StaffStandingRecorded.type && subject === person.id).map(({ data }) => data);
    expect(told).toMatchObject([{ staff: person.id, suspended: true }, { staff: person.id, suspended: false }]);
  });

  it('records a division and what replaced it', async () => {
    const added = await admin.must(admin.post('/api/directory/divisions', { code: '430223127', name: '测试镇' }));
    expect(added).toMatchObject({ code: '430223127000', level: 'TOWNSHIP', parent: '430223000000' });
    expect(await admin.post('/api/directory/divisions', { code: '430223127', name: '测试镇' })).toMatchObject({ status: 409 });
    const changed = await patch('/api/directory/divisions/430223127', { validTo: '2026-01-01', replacedBy: '430223103' }, added.version);
    expect(changed.body).toMatchObject({ validTo: '2026-01-01', replacedBy: '430223103000' });
    const told = (await events()).filter(({ type, subject }) => type === DivisionRecorded.type && subject === '430223127').map(({ data }) => data);
    expect(told).toEqual([
      { code: '430223127', name: '测试镇', level: 'TOWNSHIP', revision: added.version },
      { code: '430223127', name: '测试镇', level: 'TOWNSHIP', validTo: '2026-01-01', replacedBy: '430223103', revision: changed.body.version },
    ]);
    expect((await events()).at(-2)).toMatchObject({ type: DesksPublishedV2.type, data: { revision: changed.body.version } });
  });

  it('adds a person, puts them on a desk, suspends and restores them; the desk’s members follow', async () => {
    const desk = await deskBy('edu.ls');
    const key = randomUUID();
    const body = { account: 'new.edu.ls', displayName: '新同事', organisation: desk.organisation };
    const added = await admin.post('/api/directory/staff', body, { idempotencyKey: key });
    expect(added).toMatchObject({ status: 201, body: { status: 'ACTIVE', password: expect.stringMatching(/^[a-z2-9-]{19}$/) } });
    expect(await admin.post('/api/directory/staff', body, { idempotencyKey: key })).toEqual(added);
    const stored = await server.runtime.database.asWorker((tx) => tx.query('SELECT pg_catalog.to_jsonb(password) AS p FROM password WHERE staff = $1', [added.body.id]));
    expect(JSON.stringify(stored)).not.toContain(added.body.password);

    const { members } = await admin.must(admin.get(`/api/directory/desks/${desk.id}/members`));
    const wanted = [...members.map(({ staff, role }: { staff: string; role: string }) => ({ staff, role })), { staff: added.body.id, role: 'MEMBER' }];
    expect(await put(`/api/directory/desks/${desk.id}/members`, { members: [...wanted, wanted[0]] }, desk.version)).toMatchObject({ body: { code: 'MEMBER_TWICE' } });
    await admin.must(put(`/api/directory/desks/${desk.id}/members`, { members: wanted }, desk.version));
    const lastMembers = async (): Promise<string[]> => {
      const published = (await events()).filter(({ type, subject }) => type === DeskRecorded.type && subject === desk.id).at(-1);
      return ((published as EventEnvelope).data as DeskRecord).members.map(({ staff }) => staff);
    };
    expect(await lastMembers()).toContain(added.body.id);

    const suspended = await admin.post(`/api/directory/staff/${added.body.id}/suspend`, {}, { ifMatch: added.body.version });
    expect(suspended).toMatchObject({ status: 200, body: { status: 'SUSPENDED', allowedActions: expect.arrayContaining(['restore']) } });
    expect(await lastMembers()).not.toContain(added.body.id);
    expect(await admin.post(`/api/directory/staff/${added.body.id}/suspend`, {}, { ifMatch: suspended.body.version })).toMatchObject({ status: 409, body: { code: 'STAFF_STATUS_CONFLICT' } });
    await admin.must(admin.post(`/api/directory/staff/${added.body.id}/restore`, {}, { ifMatch: suspended.body.version }));
    expect(await lastMembers()).toContain(added.body.id);
  });

  it('keeps what a member is at a desk, until it is said otherwise; their token says it', async () => {
    const desk = await deskBy('edu.yx');
    const path = `/api/directory/desks/${desk.id}/members`;
    const members = async () => (await admin.must(admin.get(path))) as { version: number; members: { staff: string; account: string; role: string; functions: string[] }[] };
    const set = async (functions: string[] | undefined) => {
      const now = await members();
      return put(path, { members: now.members.map(({ staff, role, account }) => ({ staff, role, ...(account === 'edu.yx' && functions ? { functions } : {}) })) }, now.version);
    };
    const held = async () => (await members()).members.find(({ account }) => account === 'edu.yx')?.functions;
    expect(await held()).toEqual([]);
    await admin.must(set(['TEACHER:3:2', 'CLERK', 'CLERK']));
    expect(await held()).toEqual(['CLERK', 'TEACHER:3:2']);
    await admin.must(set(undefined));
    expect(await held()).toEqual(['CLERK', 'TEACHER:3:2']);
    const { accessToken } = await signIn(server.origin, 'edu.yx', server.passwords['edu.yx'] ?? '');
    expect(await server.tokens.verify(accessToken)).toMatchObject({ desks: [{ id: desk.id, functions: ['CLERK', 'TEACHER:3:2'] }] });
    await admin.must(set([]));
    expect(await held()).toEqual([]);
    expect(await set(['clerk'])).toMatchObject({ status: 400 });
    const recorded = (await events()).filter(({ type, subject }) => type === DeskRecorded.type && subject === desk.id).at(-1);
    expect(Object.keys(((recorded as EventEnvelope).data as DeskRecord).members[0] ?? {}).sort()).toEqual(['role', 'staff']);
    const told = (await events()).filter(({ type, subject }) => type === DeskRecordedV2.type && subject === desk.id).map(({ data }) => (data as DeskRecordV2).members.flatMap(({ functions }) => functions));
    expect(told.slice(-3)).toEqual([['CLERK', 'TEACHER:3:2'], ['CLERK', 'TEACHER:3:2'], []]);
  });

  it('keeps the last administrator', async () => {
    const { items: [self] } = await admin.must(admin.get('/api/directory/staff?q=admin'));
    expect(await put(`/api/directory/staff/${self.id}/roles`, { roles: ['AUDITOR'] }, self.version)).toMatchObject({ status: 409, body: { code: 'LAST_ADMINISTRATOR' } });
    expect(await admin.post(`/api/directory/staff/${self.id}/suspend`, {}, { ifMatch: self.version })).toMatchObject({ status: 409, body: { code: 'LAST_ADMINISTRATOR' } });
  });

  it('answers who I am', async () => {
    expect(await officer.must(officer.get('/api/directory/me'))).toMatchObject({ account: 'psb.yx', organisation: { type: 'PSB', division: '430223' }, desks: [{ code: 'psb.yx', role: 'MEMBER', functions: [] }] });
  });

  it('keeps one chain of all changes, without names', async () => {
    const trail = await server.runtime.database.asWorker((tx) => tx.query<TrailEntry & { hash: string }>(
      `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`, [REGISTER_ID]));
    expect(verifyChain(trail)).toBeUndefined();
    expect(JSON.stringify(trail)).not.toMatch(/\p{Script=Han}/u);
  });
});
