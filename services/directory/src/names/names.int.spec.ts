import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions } from '@referrals/auth';
import { v7 } from 'uuid';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';

describe('what pages ask the directory', () => {
  let server: DirectoryServer;
  const ids = new Map<string, string>();
  const id = (name: string): string => ids.get(name) ?? '';
  beforeAll(async () => {
    server = await directoryServer();
    const all = await server.runtime.database.asWorker((tx) => tx.query<{ name: string; id: string }>("SELECT 'desk ' || code AS name, id FROM desk UNION ALL SELECT account, id FROM staff"));
    for (const one of all) ids.set(one.name, one.id);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const names = async (account: string, body: object) => { const caller = server.as(account); return caller.must(caller.post('/api/directory/names', body)); };
  const known = async (account: string, ...people: string[]): Promise<string[]> => {
    const found = await names(account, { staff: people.map(id) }) as { staff: { id: string }[] };
    return people.filter((one) => found.staff.some((row) => row.id === id(one)));
  };

  it('names offices and places by their ids, a place from its county on, and leaves out what there is not', async () => {
    const caller = server.as('teacher.yx');
    const { items: [office] } = await caller.must(caller.get('/api/directory/organisations?limit=1'));
    const { items: [town] } = await caller.must(caller.get('/api/directory/places?within=430223'));
    const found = await names('teacher.yx', { desks: [id('desk psb.yx'), v7()], organisations: [office.id], divisions: ['430223', town.code, `${town.code}000`, '4302', '999999'] });
    expect(found).toEqual({
      desks: [{ id: id('desk psb.yx'), name: expect.any(String) }], organisations: [{ id: office.id, name: office.name }], staff: [],
      divisions: expect.arrayContaining([{ code: '430223', name: '攸县' }, { code: '4302', name: '株洲市' }, { code: town.code, name: `攸县 ${town.name}` }, { code: `${town.code}000`, name: `攸县 ${town.name}` }]),
    });
    expect(found.divisions).toHaveLength(4);
  });

  it('names people to who works with them, to who supervises their place, and to auditors', async () => {
    const people = ['psb.yx', 'supervisor.psb.yx', 'psb.ls', 'edu.yx', 'teacher.yx'];
    expect(await known('psb.yx', ...people)).toEqual(['psb.yx', 'supervisor.psb.yx']);
    expect(await known('supervisor.psb.yx', ...people)).toEqual(['psb.yx', 'supervisor.psb.yx']);
    expect(await known('teacher.yx', ...people)).toEqual(['teacher.yx']);
    expect(await known('psb.city', ...people)).toEqual([]);
    expect(await known('supervisor.edu.city', ...people)).toEqual(['edu.yx']);
    await server.runtime.database.asWorker((tx) => tx.query("INSERT INTO staff_role (staff, role) VALUES ($1, 'AUDITOR')", [id('teacher2.yx')]));
    expect(await known('teacher2.yx', ...people)).toEqual(['psb.yx', 'supervisor.psb.yx', 'psb.ls', 'edu.yx']);
  });

  it('tells a township and civil affairs whose account it is, of people in their places, by the account in full', async () => {
    const ask = (who: string, account: string) => server.as(who).post('/api/directory/names/account', { account });
    expect(await ask('township.yx', 'director.yx')).toMatchObject({ status: 200, body: { id: id('director.yx'), name: expect.any(String), organisation: expect.any(String) } });
    expect((await ask('civ.yx', 'director.yx')).body).toMatchObject({ id: id('director.yx') });
    for (const [who, account] of [['township.yx', 'director.ls'], ['township.yx', 'director'], ['civ.yx', 'psb.ls']] as const) expect(await ask(who, account)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    for (const who of ['psb.yx', 'teacher.yx']) expect(await ask(who, 'director.yx')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('answers so many at a time and no more', async () => {
    const caller = server.as('psb.yx');
    const desks = Array.from({ length: 300 }, () => v7());
    expect(await caller.post('/api/directory/names', { desks, organisations: desks })).toMatchObject({ status: 400, body: { code: 'TOO_MANY', facts: { limit: 500 } } });
    expect(await caller.post('/api/directory/names', { desks })).toMatchObject({ status: 200, body: { desks: [] } });
  });

  it('tells me what I may do, whom I supervise, and when a page locks itself', async () => {
    const me = async (account: string) => { const caller = server.as(account); return caller.must(caller.get('/api/directory/me')); };
    expect(await me('supervisor.psb.yx')).toMatchObject({ supervises: [id('desk psb.yx')], lockAfterSeconds: 900, permissions: expect.arrayContaining(['reporter.unseal', 'referral.work']) });
    const teacher = await me('teacher.yx');
    expect(teacher).toMatchObject({ supervises: [], permissions: expect.not.arrayContaining(['referral.read', 'reporter.unseal', 'directory.administer']) });
    for (const name of teacher.permissions) expect(Object.keys(permissions)).toContain(name);
  });

  it('shows anybody the places next below one, with letters to find them by, and lets them be kept for a day', async () => {
    const below = async (within?: string) => fetch(`${server.origin}/api/directory/places${within === undefined ? '' : `?within=${within}`}`);
    const counties = await below('4302');
    expect(counties.headers.get('cache-control')).toBe('public, max-age=86400');
    const { items } = await counties.json() as { items: { code: string; name: string; initials: string }[] };
    expect(items).toContainEqual({ code: '430223', name: '攸县', initials: 'yx' });
    expect(items.every(({ code }) => /^4302\d\d$/.test(code))).toBe(true);
    const towns = await (await below('430223')).json() as { items: { code: string; initials: string }[] };
    expect(towns.items.length).toBeGreaterThan(5);
    for (const { code, initials } of towns.items) expect([code, initials]).toEqual([expect.stringMatching(/^430223\d{3}$/), expect.stringMatching(/^[a-z0-9]+$/)]);
    expect((await (await below()).json() as { items: object[] }).items).toHaveLength(1);
    const wrong = await below('hunan');
    expect([wrong.status, wrong.headers.get('cache-control')]).toEqual([400, 'no-store']);
  });

  it('keeps for each person how they want their pages', async () => {
    const [mine, other] = [server.as('psb.yx'), server.as('edu.yx')];
    expect(await mine.must(mine.get('/api/directory/me/settings'))).toEqual({});
    const wish = { theme: 'DARK', size: 'LARGE', views: [{ page: '/desk', name: '今天到期', query: 'due=today&state=routed' }] };
    const put = (who: typeof mine, body: object) => who.call('PUT', '/api/directory/me/settings', { body });
    expect(await put(mine, wish)).toMatchObject({ status: 200, body: wish });
    expect(await mine.must(mine.get('/api/directory/me/settings'))).toEqual(wish);
    expect(await other.must(other.get('/api/directory/me/settings'))).toEqual({});
    expect(await put(mine, { theme: 'DARK' })).toMatchObject({ status: 200, body: { theme: 'DARK' } });
    expect(await mine.must(mine.get('/api/directory/me/settings'))).toEqual({ theme: 'DARK' });
    const views = Array.from({ length: 50 }, (_, n) => ({ page: '/desk', name: `视图${n}`, query: 'a'.repeat(400) }));
    expect(await put(mine, { views })).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE', facts: { limit: 16_384 } } });
    expect(await put(mine, { anything: 1 })).toMatchObject({ status: 400, body: { code: 'UNKNOWN_FIELD' } });
  });
});
