import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { instant } from '@referrals/calendar';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, inventedIdNumber, open, startRegistry, visit } from '../../test/registry.js';
import { Child } from '../child/child.entity.js';
import { Harm } from './harm.entity.js';
import { seesHarm } from './harm-scope.domain.js';

const API = '/api/child-registry';
const SECRET = '只有写的人知道的伤情';
const MAKER = 'village.yx';
const WHO = ['village.yx', 'supervisor.village.yx', 'village2.yx', 'township.yx', 'supervisor.township.yx', 'civ.yx', 'supervisor.civ.yx', 'civ.city', 'supervisor.civ.city', 'village.ls', 'civ.ls', 'psb.yx', 'edu.yx', 'coord.yx', 'proc.yx', 'auditor'] as const;

describe('harm that a visit finds', () => {
  let harness: ServiceHarness;
  let child: string;
  let act: string;
  const person = (name: string): StaffPrincipal => (name === 'auditor' ? harness.person(name, ['AUDITOR']) : harness.person(name));
  const at = (time: string): void => harness.clock.set(instant(`2026-05-11T${time}:00.000Z`));
  beforeAll(async () => { harness = await startRegistry(); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });
  beforeEach(async () => {
    at('04:00');
    const maker = await harness.as(MAKER);
    ({ id: child } = await open(maker, { name: '测试·童丁', idNumber: inventedIdNumber('2016-03-05'), household: '01970000-0000-7000-8000-00000000aaaa' }));
    const sent = visit('2026-05-11', { caregiverSays: 'NOBODY', harm: { seen: SECRET, words: `${SECRET}的话`, concerns: ['DOMESTIC_VIOLENCE'], danger: 'POSSIBLE' } });
    act = sent.id;
    expect((await maker.post(`${CHILDREN}/${child}/acts`, sent)).body).toMatchObject({ asksHarm: true });
  });

  /** Every GET route of the service, and what is asked by POST, of this child and this act. */
  const routes = (): { method: string; path: string; body?: object }[] => {
    const stack = (harness.running.app.getHttpAdapter().getInstance() as { router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] } }).router.stack;
    const gets = stack.flatMap(({ route }) => (route?.methods['get'] === true && route.path.startsWith(`${API}/`) ? [route.path] : [])).filter((path) => !path.includes('stream') && !path.endsWith('openapi.json'));
    expect(gets.length).toBeGreaterThan(10);
    const filled = gets.flatMap((path) => [child, act].map((id) => path.replaceAll(/:\w+/g, id))).map((path) => ({ method: 'GET', path: path.endsWith('work-log') ? `${path}?month=2026-05` : path }));
    return [
      ...new Map(filled.map((route) => [route.path, route])).values(),
      { method: 'POST', path: `${CHILDREN}/search`, body: { name: '测试·童丁' } }, { method: 'POST', path: `${CHILDREN}/lookup`, body: { ids: [child], for: { service: 'directory' } } },
      { method: 'POST', path: `${CHILDREN}/${child}/read`, body: { reason: '督查' } }, { method: 'POST', path: `${API}/acts/known`, body: { ids: [act] } }, { method: 'POST', path: `${API}/acts/${act}/report-draft`, body: {} },
    ];
  };

  /** By which routes each account is told of it; and whether row security alone shows it to them. */
  const told = async (): Promise<Record<string, string[]>> => {
    const seen: Record<string, string[]> = {};
    for (const name of WHO) {
      for (const { method, path, body } of routes()) {
        const { status, body: answer } = await harness.raw(method, path, body === undefined ? {} : { body: JSON.stringify(body) }, person(name));
        const text = JSON.stringify(answer ?? '');
        expect([name, path, status >= 500]).toEqual([name, path, false]);
        if (text.includes(SECRET) || /DOMESTIC_VIOLENCE|"maker"|harm\./.test(text)) (seen[name] ??= []).push(path.replace(act, 'ACT').replace(API, ''));
      }
      const [rows, heads] = await harness.database.read(databaseContext(person(name), harness.clock.now()), (tx) => Promise.all([
        tx.manager.findBy(Harm, { act }), tx.manager.findBy(Child, { id: child }),
      ]));
      const [row] = await harness.look<Harm>('SELECT maker, due_at AS "dueAt", reported_at AS "reportedAt", voided_at AS "voidedAt" FROM harm WHERE act = $1', [act]);
      expect([name, rows.length === 1]).toEqual([name, seesHarm(row as Harm, person(name), heads[0] ?? null, harness.clock.now())]);
      expect([name, seen[name] ?? []]).toEqual([name, rows.length === 1 ? seen[name] ?? ['by no route'] : []]);
    }
    return seen;
  };
  const MINE = ['/acts/ACT/harm', '/acts/ACT/report-draft'];
  const COUNTY = ['/acts/ACT/harm', '/harm/left-over', '/acts/ACT/report-draft'];
  const reported = (name: string, time = harness.clock.now()) => harness.raw('POST', `${API}/acts/${act}/reported`, { body: JSON.stringify({ how: 'PLATFORM', at: time }) }, person(name));

  it('is its maker’s alone within the hour, and once it is reported: by no route, and by row security alone', async () => {
    expect(await told()).toEqual({ [MAKER]: MINE });
    const before = await harness.look('SELECT version FROM child WHERE id = $1', [child]);
    const links = await harness.look<{ n: number }>('SELECT count(*)::int AS n FROM trail WHERE case_id = $1', [child]);
    expect((await reported('township.yx')).status).toBe(404);
    expect((await reported('civ.yx')).status).toBe(404);
    expect((await reported(MAKER, instant('2026-05-11T04:01:00.000Z'))).body).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'at' });
    expect([(await reported(MAKER)).status, (await reported(MAKER)).status]).toEqual([204, 204]);
    at('09:00');
    expect(await told()).toEqual({ [MAKER]: MINE });
    // Nothing tells that it was: neither the file’s version nor its trail, an event or who looked at the file.
    expect([await harness.look('SELECT version FROM child WHERE id = $1', [child]), await harness.look('SELECT count(*)::int AS n FROM trail WHERE case_id = $1', [child])]).toEqual([before, links]);
    expect(JSON.stringify([await harness.emitted(), await harness.look('SELECT * FROM trail')])).not.toMatch(/harm|DOMESTIC|reported/i);
    expect(await harness.look("SELECT what FROM access_log WHERE case_id = $1 AND what = 'HARM'", [child])).toEqual([]);
  });

  it('is the county’s to read when its hour has passed unreported, each reading recorded for auditors alone, until the county reported it', async () => {
    at('05:00');
    expect(await told()).toEqual({ [MAKER]: MINE, 'civ.yx': COUNTY, 'supervisor.civ.yx': COUNTY });
    const looks = async (name: string) => (await harness.database.read(databaseContext(person(name), harness.clock.now()), (tx) => tx.query("SELECT id FROM access_log WHERE case_id = $1 AND what = 'HARM'", [child]))).length;
    expect(await looks('auditor')).toBe(6);
    for (const name of ['supervisor.village.yx', 'supervisor.township.yx', 'supervisor.civ.yx']) {
      expect([name, await looks(name)]).toEqual([name, 0]);
      expect(JSON.stringify((await harness.raw('GET', `${CHILDREN}/${child}/accesses?limit=100`, {}, person(name))).body)).not.toContain('HARM');
    }
    expect((await harness.raw('POST', `${API}/acts/${act}/report-draft`, { body: '{}' }, person('civ.yx'))).body).toMatchObject({ onBehalf: true });
    expect((await reported('civ.ls')).status).toBe(404);
    expect((await reported('civ.yx')).status).toBe(204);
    expect(await told()).toEqual({ [MAKER]: MINE });
  });

  it('of an act that was taken back is the county’s to read with the reason, whoever took it back, and then settled', async () => {
    const { version } = (await harness.raw('GET', `${CHILDREN}/${child}`, {}, person('township.yx'))).body;
    const taken = await (await harness.as('township.yx')).post(`${API}/acts/${act}/void`, { reason: '填到别人名下' }, { ifMatch: version });
    expect(taken.status).toBe(200);
    const left = async () => (await harness.raw('GET', `${API}/harm/left-over`, {}, person('civ.yx'))).body.items.map((one: { act: string }) => one.act).filter((id: string) => id === act);
    expect(await left()).toEqual([act]);
    expect((await harness.raw('GET', `${API}/acts/${act}/harm`, {}, person('civ.yx'))).body).toMatchObject({ seen: SECRET, voidReason: '填到别人名下' });
    expect(await left()).toEqual([]);
  });

  it('is changed by nobody: not by its maker, nor by the county', async () => {
    for (const name of [MAKER, 'civ.yx']) {
      await expect(harness.database.transaction(databaseContext(person(name), instant('2026-05-11T06:00:00.000Z')), (tx) => tx.query("UPDATE harm SET seen = 'x' WHERE act = $1", [act]))).rejects.toThrow();
    }
  });

  it('gives a report its beginning, which guesses nothing and names nobody who reports', async () => {
    const maker = await harness.as(MAKER);
    await open(maker, { name: '测试·妹', sex: 'FEMALE', birthDate: '2019-05-10', household: '01970000-0000-7000-8000-00000000aaaa' });
    const draft = async () => (await maker.post(`${API}/acts/${act}/report-draft`, {})).body;
    const body = await draft();
    expect(body).toMatchObject({
      child: { name: '测试·童丁', sex: 'MALE', birthDate: '2016-03-05', categories: ['LEFT_BEHIND'], idNumber: expect.stringMatching(/^430299/) }, residence: '430223104208', childNow: '430223104208', narrative: SECRET,
      childWords: `${SECRET}的话`, discoveredAt: '2026-05-11', concerns: ['DOMESTIC_VIOLENCE'], danger: 'POSSIBLE', caregiver: 'ABSENT', otherChildren: expect.arrayContaining(['女，7岁']),
    });
    expect(Object.keys(body).filter((key) => ['situations', 'suspects', 'reporter', 'onBehalf'].includes(key))).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(person(MAKER).staff);
    // Every field is one that a report takes.
    const { components: { schemas } } = JSON.parse(readFileSync(new URL('../../../../docs/api/openapi.json', import.meta.url), 'utf8')) as { components: { schemas: Record<string, { properties: object }> } };
    const unknown = (of: object, name: string): string[] => Object.keys(of).filter((key) => !(key in (schemas[name]?.properties ?? {})));
    expect([unknown(body, 'ReportForm'), unknown(body.child, 'Child')]).toEqual([[], []]);
    const quiet = visit('2026-05-11', { alone: true });
    await maker.post(`${CHILDREN}/${child}/acts`, quiet);
    const asked = (await maker.post(`${API}/acts/${quiet.id}/report-draft`, {})).body;
    expect(asked).toMatchObject({ narrative: '走访了解到：未满十六周岁（或年龄不详）独自生活。' });
    expect([asked.caregiver, asked.concerns]).toEqual([undefined, undefined]);
  });
});
