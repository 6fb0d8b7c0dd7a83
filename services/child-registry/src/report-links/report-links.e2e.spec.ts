import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import type { Caller } from '@referrals/client';
import { ChildReportLinked, ChildReportUnlinked } from '@referrals/contracts';
import { LAST_RESORT, ServiceHarness, smallDirectory } from '@referrals/service-harness';
import { CHILDREN, open } from '../../test/registry.js';
import { childRegistry } from '../index.js';

const HOUSE = '01970000-0000-7000-8000-00000000bbbb';

describe('a report’s child', () => {
  let harness: ServiceHarness;
  let reports: Server;
  let village: Caller;
  let county: Caller;
  /** Reports that whoever asks may read. */
  const readable = new Set<string>();
  beforeAll(async () => {
    reports = createServer((request, response) => response.writeHead(readable.has(request.url?.split('/').at(-1) ?? '') ? 200 : 404).end('{}'));
    await new Promise<void>((listening) => { reports.listen(0, '127.0.0.1', listening); });
    harness = await ServiceHarness.start(childRegistry, {
      directory: [...smallDirectory, LAST_RESORT], others: { 'mandatory-reporting': `http://127.0.0.1:${(reports.address() as AddressInfo).port}` },
    });
    [village, county] = await Promise.all([harness.as('village.yx'), harness.as('civ.yx')]);
  });
  afterAll(async () => {
    await harness[Symbol.asyncDispose]();
    reports.close();
  });

  const report = (): string => {
    const id = randomUUID();
    readable.add(id);
    return id;
  };
  const link = (child: string, body: object, caller = county) => caller.post(`${CHILDREN}/${child}/report-links`, { basis: 'SEEN', watch: false, ...body });
  const links = (child: string) => county.must<{ items: { id: string; reportId: string; unlinkedAt: string | null }[] }>(county.post(`${CHILDREN}/${child}/report-links/read`, { reason: '办理报告' }));
  const asVillage = async (id: string) => JSON.stringify([await village.must(village.get(`${CHILDREN}/${id}`)), await village.must(village.get(`/api/child-registry/cases/${id}/trail`)), await village.must(village.get(CHILDREN))]);

  it('is linked by its county, which reads that report; village and township see nothing of it, neither by a route nor by row security', async () => {
    const { id } = await open(village);
    const before = await asVillage(id);
    const [mine, foreign] = [report(), randomUUID()];
    expect((await link(id, { reportId: foreign })).body).toMatchObject({ code: 'NOT_FOUND', field: 'reportId' });
    for (const [who, status] of [['village.yx', 403], ['township.yx', 403], ['psb.yx', 403], ['civ.ls', 404], ['civ.city', 403]] as const) expect([who, (await link(id, { reportId: mine }, await harness.as(who))).status]).toEqual([who, status]);
    const made = await link(id, { reportId: mine });
    expect([made.status, made.body]).toMatchObject([201, { reportId: mine, household: [] }]);
    expect((await link(id, { reportId: mine })).body).toMatchObject({ code: 'REPORT_LINKED' });
    expect((await links(id)).items).toMatchObject([{ reportId: mine, unlinkedAt: null }]);
    expect(await asVillage(id)).toBe(before);
    for (const who of ['village.yx', 'supervisor.village.yx', 'supervisor.township.yx', 'civ.city', 'civ.ls', 'coord.yx', 'civ.yx']) {
      const rows = await harness.database.read(databaseContext(harness.person(who), harness.clock.now()), (tx) => Promise.all([
        tx.query('SELECT id FROM report_link'), tx.query('SELECT link FROM report_link_watch'), tx.query('SELECT n FROM trail WHERE case_id = $1', [made.body.id]), tx.query("SELECT id FROM access_log WHERE what = 'REPORT_LINKS'"),
      ]));
      expect([who, rows.map(({ length }) => length)]).toEqual([who, who === 'civ.yx' ? [1, 0, 1, 0] : [0, 0, 0, 0]]);
    }
    const [told] = await harness.emitted(ChildReportLinked);
    expect(told?.data).toEqual({ childId: id, reportId: mine, county: '430223', at: harness.clock.now() });
    expect((await county.post(`${CHILDREN}/${id}/report-links/${made.body.id}/unlink`, { reason: '认错人' })).status).toBe(200);
    expect((await county.post(`${CHILDREN}/${id}/report-links/${made.body.id}/unlink`, { reason: '认错人' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await harness.emitted(ChildReportUnlinked)).map(({ data }) => data['reportId'])).toEqual([mine]);
    expect(await asVillage(id)).toBe(before);
    expect((await links(id)).items).toMatchObject([{ reason: '认错人' }]);
    expect((await link(id, { reportId: mine })).status).toBe(201);
  });

  it('is watched where the county says so, with the others of the house by one click, and by none any more when it is unlinked', async () => {
    const [one, other, stranger] = [await open(village, { household: HOUSE }), await open(village, { household: HOUSE }), await open(village)];
    const tiers = async () => Promise.all([one, other].map(async ({ id }) => (await village.must<{ tier: string }>(village.get(`${CHILDREN}/${id}`))).tier));
    const { body: first } = await link(one.id, { reportId: report(), watch: true });
    expect(first.household).toEqual([{ id: other.id, number: expect.stringMatching(/^D-/) }]);
    expect(await tiers()).toEqual(['HIGH', 'BASIC']);
    const also = (children: string[]) => county.post(`${CHILDREN}/${one.id}/report-links/${first.id}/also-watch`, { children });
    expect((await also([stranger.id])).body).toMatchObject({ code: 'NOT_FOUND', field: 'children' });
    expect((await also([other.id])).status).toBe(200);
    expect((await also([other.id])).status).toBe(200);
    expect(await tiers()).toEqual(['HIGH', 'HIGH']);
    // A second report watches the same child: the watch goes on for it when the first one is taken back.
    const { body: second } = await link(one.id, { reportId: report(), watch: true });
    expect((await county.post(`${CHILDREN}/${one.id}/report-links/${first.id}/unlink`, { reason: '不是本人' })).status).toBe(200);
    expect(await tiers()).toEqual(['HIGH', 'BASIC']);
    expect((await county.post(`${CHILDREN}/${one.id}/report-links/${second.id}/unlink`, { reason: '不是本人' })).status).toBe(200);
    expect(await tiers()).toEqual(['BASIC', 'BASIC']);
  });

  it('that the county watched before goes on being watched', async () => {
    const { id } = await open(village);
    await county.post(`${CHILDREN}/${id}/factors`, { code: 'COUNTY_WATCH', from: '2026-05-11', reason: '此前已关注' }, { ifMatch: 1 });
    const { body } = await link(id, { reportId: report(), watch: true });
    expect((await county.post(`${CHILDREN}/${id}/report-links/${body.id}/unlink`, { reason: '不是本人' })).status).toBe(200);
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ tier: 'HIGH' });
  });
});
