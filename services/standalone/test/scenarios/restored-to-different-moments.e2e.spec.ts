import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist } from '@referrals/client';
import { SERVICES } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { reconcile, type KafkaSettings, type Reconciled } from '@referrals/event-bus';
import { describeOnBroker } from '@referrals/event-bus/conformance';
import { sendAgain, withOwnLedgers } from '@referrals/operate';
import { DataFolder, FileKeyRing, readKafkaSettings, type Environment } from '@referrals/service-kit';
import { ask, copyDatabase, eventually, testKeyFile, type TestDatabase } from '@referrals/testing';
import { folderOf } from '../../src/processes/own-databases.js';
import { ServiceProcesses } from '../../src/processes/service-processes.js';
import { exchangeAt, SMALL, type Exchange } from '../exchange.js';
import { clones, dataFolder, surroundings, topicsOfOwn } from '../exchange-on-kafka.js';

const READY_MS = 90_000;
const report = (n: number): object => ({ situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: `演示 ${n}` });

describeOnBroker('the desks’ database restored to an earlier moment, the broker lost or still there', (address) => {
  const dataDir = dataFolder();
  const databases: Pick<TestDatabase, 'drop'>[] = [];
  let services: ServiceProcesses | undefined;
  let exchange: Exchange;
  let restored: TestDatabase;
  let before: string;
  let after: string;
  let topics: Environment;

  const start = async (): Promise<void> => {
    services = await ServiceProcesses.open({ dataDir, port: await freePort(), environment: { ...SMALL, ...surroundings(), ...topics } });
    services.startAll();
    if (!(await services.ready(READY_MS))) throw new Error('Not ready');
    exchange = await exchangeAt(services.url, { keys: new FileKeyRing(testKeyFile), databases: [], log: () => '', end: async () => undefined });
  };
  const stop = async (): Promise<void> => {
    await services?.stop();
    services = undefined;
  };
  const file = async (n: number): Promise<string> => {
    const teacher = exchange.person('teacher.yx');
    return (await teacher.must(teacher.post('/api/mandatory-reporting/reports', report(n)))).id;
  };
  const atPolice = async (id: string) => {
    const found = (await readWorklist(exchange.person('psb.yx'))).filter(({ reportId, agency }) => reportId === id && agency === 'PSB');
    expect(found.length).toBe(1);
    return found[0];
  };
  const compare = (): Promise<Reconciled> => withOwnLedgers(dataDir, (ledgers) => reconcile(ledgers, false));
  const brokers = (): KafkaSettings => {
    const settings = readKafkaSettings(topics);
    if (settings === undefined) throw new Error('No topics yet');
    return settings;
  };

  beforeAll(async () => {
    const made = await clones(dataDir);
    databases.push(...made);
    const desks = made[SERVICES.indexOf('referral-desk')]?.url ?? '';
    const directory = made[SERVICES.indexOf('directory')]?.url ?? '';
    topics = await topicsOfOwn(address());
    await start();
    before = await file(1);
    await eventually(() => atPolice(before), { timeoutMs: 30_000 });
    await stop();
    restored = await copyDatabase(desks);
    databases.push(restored);
    await start();
    after = await file(2);
    const item = await eventually(() => atPolice(after), { timeoutMs: 30_000 });
    const desk = exchange.person('psb.yx');
    await desk.must(desk.post(`/api/referral-desk/referrals/${item?.id}/open`, {}, { ifMatch: item?.version ?? 0 }));
    // What the desk did reaches the report's owner, which will know more than the restored desk does.
    await eventually(async () => expect((await desk.get(`/api/mandatory-reporting/reports/${after}`)).status).toBe(200), { timeoutMs: 30_000 });
    // And where messages are, which hears of it too.
    await eventually(async () => expect(await ask(directory, "SELECT type FROM directory.inbox WHERE type LIKE 'referral-desk.%' AND key = $1", [after])).not.toEqual([]), { timeoutMs: 30_000 });
    await eventually(async () => expect((await compare()).missing).toEqual([]), { timeoutMs: 30_000 });
    await stop();
    new DataFolder(folderOf(dataDir, 'referral-desk')).writeSecret('database-url', `${restored.url}\n`);
  }, 300_000);
  afterAll(async () => {
    await stop();
    for (const database of databases) await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('names what the desks never got, and the case of which the desks know less than others', async () => {
    const { missing, unknown, sentAgain } = await compare();
    expect(missing.filter(({ subscriber }) => subscriber === 'referral-desk')).toEqual([expect.objectContaining({ producer: 'mandatory-reporting', cases: 1 })]);
    expect(missing.filter(({ subscriber }) => subscriber !== 'referral-desk')).toEqual([]);
    // Both who heard of the move that the restored desk has forgotten: the report's owner, and where messages are.
    expect(unknown).toEqual(['directory', 'mandatory-reporting'].map((subscriber): unknown => expect.objectContaining({ subscriber, cases: [after] })));
    expect(sentAgain).toBe(0);
  });

  it('sends it again: the report is at its desk once more, and what was there is there once', async () => {
    const mended = await withOwnLedgers(dataDir, (ledgers) => sendAgain(ledgers, 'lost'));
    expect(mended.sentAgain).toBeGreaterThan(0);
    // Nothing is left of the old topics and groups.
    topics = await topicsOfOwn(address());
    await start();
    await eventually(() => atPolice(after), { timeoutMs: 30_000 });
    await atPolice(before);
    await eventually(async () => expect((await compare()).missing).toEqual([]), { timeoutMs: 30_000 });
  }, 180_000);

  it('keeps the order of a case when its topics stayed: what was read before the loss comes before what was not', async () => {
    await stop();
    const earlier = await copyDatabase(restored.url);
    databases.push(earlier);
    await start();
    const third = await file(3);
    await eventually(() => atPolice(third), { timeoutMs: 30_000 });
    // From here on the desks hear nothing, and the reporter goes on.
    await services?.process('referral-desk').end();
    const teacher = exchange.person('teacher.yx');
    await teacher.must(teacher.post(`/api/mandatory-reporting/reports/${third}/supplements`, { danger: 'POSSIBLE' }));
    await eventually(async () => expect((await compare()).missing).toContainEqual(expect.objectContaining({ producer: 'mandatory-reporting', subscriber: 'referral-desk' })), { timeoutMs: 30_000 });
    await stop();
    new DataFolder(folderOf(dataDir, 'referral-desk')).writeSecret('database-url', `${earlier.url}\n`);

    expect((await withOwnLedgers(dataDir, (ledgers) => sendAgain(ledgers, brokers()))).sentAgain).toBeGreaterThan(0);
    await start();
    await eventually(() => atPolice(third), { timeoutMs: 60_000 });
    await eventually(async () => expect((await compare()).missing).toEqual([]), { timeoutMs: 30_000 });
    // Nothing of it waits for something that stands behind it.
    expect(await services?.ready(60_000, true)).toBe(true);
    expect(await ask(earlier.url, 'SELECT key, state, reason FROM referral_desk.inbox_key')).toEqual([]);
  }, 240_000);
});
