import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SERVICES } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { describeOnBroker } from '@referrals/event-bus/conformance';
import { reconcile, type Reconciled } from '@referrals/event-bus';
import { DataFolder, FileKeyRing, type Environment } from '@referrals/service-kit';
import { copyDatabase, eventually, readWorklist, testKeyFile, type TestDatabase } from '@referrals/testing';
import { folderOf } from '../../src/processes/own-databases.js';
import { withOwnLedgers } from '../../src/processes/own-ledgers.js';
import { ServiceProcesses } from '../../src/processes/service-processes.js';
import { exchangeAt, SMALL, type Exchange } from '../exchange.js';
import { clones, dataFolder, surroundings, topicsOfOwn } from '../exchange-on-kafka.js';

const READY_MS = 90_000;
const report = (n: number): object => ({ situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: `演示 ${n}` });

describeOnBroker('the desks’ database restored to an earlier moment, and the broker lost', (address) => {
  const dataDir = dataFolder();
  const databases: Pick<TestDatabase, 'drop'>[] = [];
  let services: ServiceProcesses | undefined;
  let exchange: Exchange;
  let restored: TestDatabase;
  let before: string;
  let after: string;

  const start = async (topics: Environment): Promise<void> => {
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
  const compare = (sendAgain: boolean): Promise<Reconciled> => withOwnLedgers(dataDir, (ledgers) => reconcile(ledgers, sendAgain));

  beforeAll(async () => {
    const made = await clones(dataDir);
    databases.push(...made);
    const desks = made[SERVICES.indexOf('referral-desk')]?.url ?? '';
    const topics = await topicsOfOwn(address());
    await start(topics);
    before = await file(1);
    await eventually(() => atPolice(before), { timeoutMs: 30_000 });
    await stop();
    restored = await copyDatabase(desks);
    databases.push(restored);
    await start(topics);
    after = await file(2);
    const item = await eventually(() => atPolice(after), { timeoutMs: 30_000 });
    const desk = exchange.person('psb.yx');
    await desk.must(desk.post(`/api/referral-desk/referrals/${item?.id}/open`, {}, { ifMatch: item?.version ?? 0 }));
    // What the desk did reaches the report's owner, which will know more than the restored desk does.
    await eventually(async () => expect((await desk.get(`/api/mandatory-reporting/reports/${after}`)).status).toBe(200), { timeoutMs: 30_000 });
    await eventually(async () => expect((await compare(false)).missing).toEqual([]), { timeoutMs: 30_000 });
    await stop();
    new DataFolder(folderOf(dataDir, 'referral-desk')).writeSecret('database-url', `${restored.url}\n`);
  }, 300_000);
  afterAll(async () => {
    await stop();
    for (const database of databases) await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('names what the desks never got, and the case of which the desks know less than others', async () => {
    const { missing, unknown, sentAgain } = await compare(false);
    expect(missing.filter(({ subscriber }) => subscriber === 'referral-desk')).toEqual([expect.objectContaining({ producer: 'mandatory-reporting', cases: 1 })]);
    expect(missing.filter(({ subscriber }) => subscriber !== 'referral-desk')).toEqual([]);
    expect(unknown).toEqual([expect.objectContaining({ subscriber: 'mandatory-reporting', cases: [after] })]);
    expect(sentAgain).toBe(0);
  });

  it('sends it again: the report is at its desk once more, and what was there is there once', async () => {
    expect((await compare(true)).sentAgain).toBeGreaterThan(0);
    // Nothing is left of the old topics and groups.
    await start(await topicsOfOwn(address()));
    await eventually(() => atPolice(after), { timeoutMs: 30_000 });
    await atPolice(before);
    await eventually(async () => expect((await compare(false)).missing).toEqual([]), { timeoutMs: 30_000 });
  }, 180_000);
});
