import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AGENCIES, DesksPublished, DesksPublishedV2, DeskRecorded, DeskRecordedV2, DivisionRecorded, OrganisationRecorded, OrganisationRecordedV2, REGISTER_ID, type DeskRecordV2,
  type EventDefinition, type EventEnvelope,
} from '@referrals/contracts';
import { directoryRuntime, type DirectoryFixture } from '../../test/directory-runtime.js';
import { directoryDigest } from '@referrals/service-kit';
import { demoAccounts } from './demo-accounts.js';
import { prepareDirectory } from './prepare-directory.js';
import { startNotices } from './start-notices.js';

describe('a first start in demo mode', () => {
  let fixture: DirectoryFixture;
  const rows = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
    fixture.runtime.database.asWorker((tx) => tx.query<R>(text, values));

  beforeAll(async () => {
    fixture = await directoryRuntime();
    await Promise.all([prepareDirectory(fixture.runtime), prepareDirectory(fixture.runtime)]);
    await prepareDirectory(fixture.runtime);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('knows every county, township and village of Zhuzhou, and 430221 as the old code of 430212', async () => {
    const levels = await rows<{ level: string; n: number }>('SELECT level, count(*) AS n FROM division GROUP BY level ORDER BY level');
    expect(Object.fromEntries(levels.map(({ level, n }) => [level, n]))).toEqual({ PROVINCE: 1, CITY: 1, COUNTY: 10, TOWNSHIP: 112, VILLAGE: 1400 });
    const [old] = await rows<{ replaced_by: string; valid_to: string }>("SELECT replaced_by, valid_to FROM division WHERE code = '430221000000'");
    expect(old).toEqual({ replaced_by: '430212000000', valid_to: '2018-06-19' });
  });

  it('has one desk of every agency in each county, and of all but township and village in the city', async () => {
    const desks = await rows<{ code: string; agency: string; jurisdiction: string }>('SELECT code, agency, jurisdiction FROM desk');
    const codes = desks.map(({ code }) => code);
    for (const area of ['yx', 'ls']) expect(codes).toEqual(expect.arrayContaining(AGENCIES.map((agency) => `${agency.toLowerCase()}.${area}`)));
    expect(codes).toHaveLength(14 + 14 + 12 + 1 + 4);
    const known = await rows<{ code: string }>(`SELECT code FROM division WHERE level IN ('TOWNSHIP', 'VILLAGE')`);
    for (const desk of desks.filter(({ jurisdiction }) => jurisdiction.length >= 9)) {
      expect(known.map(({ code }) => code)).toContain(desk.jurisdiction.padEnd(12, '0'));
    }
  });

  it('publishes everything once in the second versions, what the first can say in the first, and behind each what a whole copy is', async () => {
    const events = (await rows<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox ORDER BY seq')).map(({ envelope }) => envelope);
    expect(events.every(({ partitionkey }) => partitionkey === REGISTER_ID)).toBe(true);
    const told = (...wanted: EventDefinition[]) => events.filter(({ type }) => wanted.some((event) => event.type === type)).map(({ data }) => data as { id: string; revision: number });
    const [first, second] = [told(DeskRecorded, OrganisationRecorded), told(DeskRecordedV2, OrganisationRecordedV2)];
    const divisions = told(DivisionRecorded).map((division) => ({ id: (division as unknown as { code: string }).code, revision: division.revision }));
    for (const records of [first, second, divisions]) expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect([divisions.length, second.length - first.length]).toEqual([1524, 4]);
    const [last] = told(DesksPublished).slice(-1);
    expect(last).toEqual({ revision: first[0]?.revision, count: first.length, digest: directoryDigest(first) });
    const [lastV2] = told(DesksPublishedV2).slice(-1);
    expect(lastV2).toEqual({ revision: first[0]?.revision, count: second.length + divisions.length, digest: directoryDigest([...second, ...divisions]) });
    expect(events.slice(-1)[0]?.type).toBe(DesksPublished.type);
    // Nothing says that a register is whole before its offices are there.
    expect([told(DesksPublished), told(DesksPublishedV2)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('has desks that receive no referrals, told by the second versions alone, and says what their people are there', async () => {
    const desks = await fixture.runtime.database.asWorker((tx) => tx.query<{ data: DeskRecordV2; type: string }>(
      "SELECT envelope->'data' AS data, type FROM outbox WHERE type IN ($1, $2)", [DeskRecorded.type, DeskRecordedV2.type]));
    const beside = desks.filter(({ data }) => !AGENCIES.some((agency) => agency === data.agency));
    expect(beside.map(({ type, data }) => `${type} ${data.code} ${data.receivesReferrals}`).sort()).toEqual(
      ['cwi.city', 'ngo.yx', 'school.city', 'school.yx'].map((code) => `${DeskRecordedV2.type} ${code} false`));
    const members = beside.find(({ data }) => data.code === 'school.yx')?.data.members;
    expect(members?.map(({ role, functions }) => [role, ...functions].join(' ')).sort()).toEqual(['MEMBER CLERK', 'SUPERVISOR']);
    expect(desks.filter(({ type, data }) => type === DeskRecordedV2.type && !beside.some((one) => one.data === data)).every(({ data }) => data.receivesReferrals)).toBe(true);
  });

  it('keeps the passwords in a file of the installation, for its user alone', async () => {
    const file = join(fixture.runtime.environment['DATA_DIR'] ?? '', 'secrets', 'demo-accounts.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    expect(accounts).toEqual(demoAccounts(fixture.runtime.keys));
    const staff = await rows<{ account: string }>('SELECT account FROM staff');
    expect(Object.keys(accounts).sort()).toEqual(staff.map(({ account }) => account).sort());
    for (const account of ['psb.yx', 'edu.ls', 'coord.city', 'rpi.yx', 'psb-pcs.yx', 'supervisor.psb.city', 'teacher2.yx', 'director.yx', 'director3.ls', 'supervisor.township.yx', 'clerk.civ.yx', 'school.yx', 'doctor.ls', 'psb2.yx', 'policy.city', 'auditor.city', 'admin']) {
      expect(accounts[account]).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    }
  });
});

describe('a first start without demo', () => {
  it('has the divisions and one administrator, whose password is given once', async () => {
    await using fixture = await directoryRuntime({ environment: { DEMO: 'false' } });
    await prepareDirectory(fixture.runtime);
    await prepareDirectory(fixture.runtime);
    const staff = await fixture.runtime.database.asWorker((tx) => tx.query<{ account: string; demo: boolean }>('SELECT account, demo FROM staff'));
    expect(staff).toEqual([{ account: 'admin', demo: false }]);
    const [notice] = await startNotices(fixture.runtime);
    expect(notice).toMatchObject({ kind: 'FIRST_ADMINISTRATOR', account: 'admin', password: expect.stringMatching(/^[a-z2-9-]{19}$/) });
    expect(await startNotices(fixture.runtime)).toEqual([]);
  });

  it('never adds the demonstration to a register that has people: it does not start', async () => {
    await using fixture = await directoryRuntime({ environment: { DEMO: 'false' } });
    await prepareDirectory(fixture.runtime);
    const demo = { ...fixture.runtime, environment: { ...fixture.runtime.environment, DEMO: 'true' } };
    await expect(prepareDirectory(demo)).rejects.toMatchObject({ variable: 'DEMO', zh: expect.stringContaining('正式数据') });
    const [row] = await fixture.runtime.database.asWorker((tx) => tx.query<{ n: number }>('SELECT count(*) AS n FROM staff WHERE demo'));
    expect(row?.n).toBe(0);
    expect(existsSync(join(fixture.runtime.environment['DATA_DIR'] ?? '', 'secrets', 'demo-accounts.json'))).toBe(false);
  });

  it('is no second start of a demonstration: its desks have nobody', async () => {
    await using fixture = await directoryRuntime();
    await prepareDirectory(fixture.runtime);
    const real = { ...fixture.runtime, environment: { ...fixture.runtime.environment, DEMO: 'false' } };
    await expect(prepareDirectory(real)).rejects.toMatchObject({ variable: 'DEMO', zh: expect.stringContaining('演示数据') });
  });
});
