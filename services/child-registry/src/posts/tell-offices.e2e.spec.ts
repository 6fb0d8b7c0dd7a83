import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { ChildOfficeSet, DeskRecordedV2, REGISTER_ID, StaffStandingRecorded } from '@referrals/contracts';
import { deskRecord, idOf, LAST_RESORT, ServiceHarness, smallDirectory } from '@referrals/service-harness';
import { compareDuties, JobRunner, type JobTurn } from '@referrals/service-kit';
import { CHILDREN, makePost, newHolder, open, POSTS, VILLAGE, withoutDesk } from '../../test/registry.js';
import { childRegistryDuties } from '../duties.js';
import { childRegistry } from '../index.js';
import { TellOffice } from './tell-office.js';
import { TellOfficesJob } from './tell-offices.job.js';

const FILES = 53;
const YESTERDAY = instant('2026-05-10T15:59:00.000Z');
const director = withoutDesk('tell director');

describe('duties follow whoever answers', () => {
  let harness: ServiceHarness;
  let files: string[];
  let post: string;
  let appointment: string;
  beforeAll(async () => {
    harness = await ServiceHarness.start(childRegistry, { directory: [...smallDirectory, LAST_RESORT] });
    // Turns are the test's alone: one that came by itself would tell what a killed one left.
    await harness.running.app.get(JobRunner, { strict: false }).onApplicationShutdown();
    const village = await harness.as('village.yx');
    files = [];
    for (let n = 0; n < FILES; n += 1) files.push((await open(village, { confirmNew: true })).id);
    post = await makePost(await harness.as('township.yx'), VILLAGE);
  });
  beforeEach(() => { harness.clock.set(instant('2026-05-11T00:20:00.000Z')); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  /** `since`: when it ran last; by default a minute ago, on the same day. */
  const tell = ({ since = instant('2026-05-11T00:19:00.000Z'), stopping = new AbortController().signal, asWorker = harness.database.asWorker.bind(harness.database) }: Partial<Pick<JobTurn, 'stopping' | 'asWorker' | 'since'>> = {}) =>
    harness.running.app.get(TellOfficesJob, { strict: false }).run({ due: harness.clock.now(), since, at: harness.clock.now(), asWorker, stopping });
  const owners = async (): Promise<Record<string, number>> => {
    const rows = await harness.look<{ owner: string; n: number }>("SELECT owner, count(DISTINCT case_id)::int AS n FROM duty WHERE state = 'OPEN' AND clock IN ('CR-CONTACT', 'CR-VISIT') GROUP BY 1");
    return Object.fromEntries(rows.map(({ owner, n }) => [owner, n]));
  };
  const told = async (): Promise<number> => (await harness.emitted(ChildOfficeSet)).length;
  const onPost = async (action: string, body: object): Promise<{ record: string }> => {
    const township = await harness.as('township.yx');
    const { version } = await township.must<{ version: number }>(township.get(`${POSTS}/${post}`));
    return township.must(township.post(`${POSTS}/${post}/${action}`, body, { ifMatch: version }));
  };
  const owed = async (who: Parameters<ServiceHarness['as']>[0]): Promise<number> => {
    const caller = await harness.as(who);
    return (await caller.must<{ items: { caseId: string }[] }>(caller.get('/api/child-registry/duties?limit=200&clock=CR-CONTACT'))).items.filter(({ caseId }) => files.includes(caseId)).length;
  };

  it('to whoever is appointed, and to nobody a second time', async () => {
    await tell({ since: YESTERDAY });
    expect([await owners(), await owed('village.yx'), await owed(director)]).toEqual([{ [harness.desk('village.yx')]: FILES }, FILES, 0]);
    const before = await told();
    ({ record: appointment } = await onPost('appointments', newHolder({ staff: director.staff })));
    expect([await owners(), await owed('village.yx'), await owed(director)]).toEqual([{ [post]: FILES }, 0, FILES]);
    await tell();
    await tell({ since: YESTERDAY });
    expect(await told()).toBe(before + FILES);
    const [one = ''] = files;
    const caller = await harness.as(director);
    // Who writes on a file meanwhile is not refused for it, and its trail says it.
    expect(await caller.must(caller.get(`${CHILDREN}/${one}`))).toMatchObject({ version: 1 });
    const township = await harness.as('township.yx');
    expect((await township.must<{ entries: { action: string }[] }>(township.get(`/api/child-registry/cases/${one}/trail`))).entries.map(({ action }) => action)).toContain('child.office-set');
    for (const id of files.slice(0, 3)) expect(await harness.database.asWorker((tx) => compareDuties(tx, id, childRegistryDuties))).toEqual([]);
    expect((await open(caller)).id).toBeDefined();
    expect(await owners()).toEqual({ [post]: FILES + 1 });
  });

  it('also where the office is a post: who is late is told to its township', async () => {
    harness.clock.set(instant('2026-07-03T00:20:00.000Z'));
    const [one = ''] = files;
    const caller = await harness.as(director);
    await caller.must(caller.post(`${CHILDREN}/${one}/notes`, { on: '2026-07-02', text: '测试' }));
    const steps = await harness.look<{ step: string; desk: string }>("SELECT s.step, s.desk FROM duty_step s JOIN duty d ON d.id = s.duty_id WHERE s.case_id = $1 AND d.clock = 'CR-CONTACT' ORDER BY s.at", [one]);
    expect(steps).toEqual([{ step: 'REMIND', desk: post }, { step: 'TOWNSHIP', desk: harness.desk('township.yx') }]);
  });

  it('back to the desk when the account is suspended, from where a turn was killed', async () => {
    const standing = (suspended: boolean, revision: number) => harness.deliver(StaffStandingRecorded, { staff: director.staff, suspended, revision }, { key: REGISTER_ID });
    await standing(true, 1_000);
    const killed = new AbortController();
    let transactions = 0;
    const dying: typeof harness.database.asWorker = (work) => {
      transactions += 1;
      // What it looks at, the places, and the first files; then it is killed.
      if (transactions > 3) killed.abort();
      killed.signal.throwIfAborted();
      return harness.database.asWorker(work);
    };
    await expect(tell({ stopping: killed.signal, asWorker: dying })).rejects.toThrow();
    expect(await owners()).toEqual({ [post]: FILES + 1 - 50, [harness.desk('village.yx')]: 50 });
    const before = await told();
    await tell();
    expect([await owners(), await told()]).toEqual([{ [harness.desk('village.yx')]: FILES + 1 }, before + FILES + 1 - 50]);
    await standing(false, 1_001);
    await tell();
    expect(await owners()).toEqual({ [post]: FILES + 1 });
  });

  it('before whoever ends a term is answered, and by the next turn where that failed', async () => {
    const township = await harness.as('township.yx');
    const place = jest.spyOn(harness.running.app.get(TellOffice, { strict: false }), 'place').mockRejectedValueOnce(new Error('gone'));
    await township.must(township.post(`/api/child-registry/appointments/${appointment}/end`, { on: '2026-05-11', reason: 'RESIGNED' }, { ifMatch: 1 }));
    expect(await owners()).toEqual({ [post]: FILES + 1 });
    await tell();
    expect(await owners()).toEqual({ [harness.desk('village.yx')]: FILES + 1 });
    place.mockRestore();
    const again = await onPost('appointments', newHolder({ staff: director.staff }));
    expect(await owners()).toEqual({ [post]: FILES + 1 });
    await township.must(township.post(`/api/child-registry/appointments/${again.record}/end`, { on: '2026-05-11', reason: 'RESIGNED' }, { ifMatch: 1 }));
    expect(await owners()).toEqual({ [harness.desk('village.yx')]: FILES + 1 });
  });

  it('as things stand when it tells, not as they stood when a turn looked', async () => {
    let transactions = 0;
    const slow: typeof harness.database.asWorker = async (work) => {
      transactions += 1;
      // It looked and has the places; somebody is appointed before it comes to tell.
      if (transactions === 3) ({ record: appointment } = await onPost('appointments', newHolder({ staff: director.staff })));
      return harness.database.asWorker(work);
    };
    await tell({ since: YESTERDAY, asWorker: slow });
    expect(transactions).toBeGreaterThan(2);
    expect(await owners()).toEqual({ [post]: FILES + 1 });
    const township = await harness.as('township.yx');
    await township.must(township.post(`/api/child-registry/appointments/${appointment}/end`, { on: '2026-05-11', reason: 'RESIGNED' }, { ifMatch: 1 }));
    await tell();
    expect(await owners()).toEqual({ [harness.desk('village.yx')]: FILES + 1 });
  });

  it('upwards when a desk loses its people, and to the desk of last resort rather than to nobody', async () => {
    const empty = async (code: string, agency: 'VILLAGE' | 'TOWNSHIP' | 'CIV', jurisdiction: string): Promise<void> => {
      await harness.deliver(DeskRecordedV2, deskRecord({ code, agency, jurisdiction, members: [] }, 900), { key: REGISTER_ID });
    };
    await empty('village.yx', 'VILLAGE', VILLAGE);
    await tell();
    expect(await owners()).toEqual({ [harness.desk('township.yx')]: FILES + 1 });
    for (const { code, agency, jurisdiction } of smallDirectory) if (agency === 'TOWNSHIP' || agency === 'CIV') await empty(code, agency, jurisdiction);
    await tell();
    expect(await owners()).toEqual({ [idOf(`desk ${LAST_RESORT.code}`)]: FILES + 1 });
  });
});
