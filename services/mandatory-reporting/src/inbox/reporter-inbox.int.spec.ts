import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type Principal, type StaffPrincipal } from '@referrals/auth';
import { FeedbackMade, ReferralOpened, ReferralRouted } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { countOwn, FileKeyRing, pageOwn, type InboxCounts, type InboxMessageView, type InboxPage } from '@referrals/service-kit';
import { eventually, testKeyFile } from '@referrals/testing';
import { AnswersHarness, type Filed } from '../../test/answers-harness.js';
import { idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, holderOf, officer, person, teacher } from '../../test/fixture.js';
import { ReporterInbox } from './reporter-inbox.js';

const AT = '/api/mandatory-reporting/inbox';
const headmaster = person('headmaster', 'a school', 'SCHOOL');
/** Everybody who has to do with a report of the teacher's, or may see more than others. */
const OTHERS = [
  anotherTeacher, headmaster, officer('psb.yx'), officer('psb.yx', 'SUPERVISOR'), officer('coord.yx'), officer('wf.yx'),
  person('auditor', 'an office', 'WCO', ['AUDITOR']), person('admin', 'an office', 'WCO', ['ADMIN']), person('policy', 'an office', 'WCO', ['POLICY']),
];

describe('a reporter’s inbox', () => {
  let answers: AnswersHarness;
  beforeAll(async () => { answers = await AnswersHarness.open(); });
  afterAll(() => answers[Symbol.asyncDispose]());

  const get = async <T>(who: StaffPrincipal, path = ''): Promise<T> => {
    const { status, body } = await answers.service.raw('GET', `${AT}${path}`, {}, who);
    expect(status).toBe(200);
    return body as T;
  };
  const items = async (who: StaffPrincipal, path = ''): Promise<InboxMessageView[]> => (await get<InboxPage>(who, path)).items;
  const read = async (who: StaffPrincipal, body: object): Promise<InboxCounts> => (await answers.service.raw('POST', `${AT}/read`, { body: JSON.stringify(body) }, who)).body as InboxCounts;
  const inDatabase = (who: Principal): Promise<{ id: string }[]> =>
    answers.service.database.transaction(databaseContext(who, answers.service.clock.now()), (tx) => tx.query<{ id: string }>('SELECT id FROM inbox_message'));
  /** A report that police read and answered. */
  const answeredReport = async (who: StaffPrincipal): Promise<Filed> => {
    const report = await answers.file(who);
    const referral = answers.referral(report);
    await answers.tell(ReferralRouted, referral);
    await answers.tell(ReferralOpened, { ...referral, state: 'opened' });
    answers.service.clock.advance(1_000);
    await answers.tell(FeedbackMade, answers.answer(report));
    return report;
  };

  it('shows newest first, page by page, with number and link, and nothing of a child, a desk or a decision', async () => {
    const who = person('doctor', 'a hospital', 'HOSPITAL');
    const { id, number } = await answeredReport(who);
    const all = await items(who);
    const common = { id: expect.any(String), kind: 'ANSWER', number, link: `/referral-desk/reports/${id}/progress`, desk: null, owner: null, clock: null, step: null, dueAt: null, at: expect.any(String), landedAt: expect.any(String), read: false };
    expect(all).toEqual([{ ...common, reason: 'ANSWERED' }, { ...common, reason: 'READ' }]);
    const one = await get<InboxPage>(who, '?limit=1');
    expect([...one.items, ...await items(who, `?limit=1&cursor=${one.next ?? ''}`)]).toEqual(all);
    expect(await items(who, '?kind=ARRIVAL')).toEqual([]);
    await read(who, { ids: [all[0]?.id] });
    expect(await items(who, '?unread=true&kind=ANSWER')).toEqual(all.slice(1));
  });

  it('counts what is unread; reading is said once and again, and by nobody for another', async () => {
    const who = person('nurse', 'a hospital', 'HOSPITAL');
    await answeredReport(who);
    const ids = (await items(who)).map(({ id }) => id);
    expect(await get(who, '/counts')).toEqual({ unread: 2, more: false, kinds: [{ kind: 'ANSWER', unread: 2, more: false }] });
    expect(await read(anotherTeacher, { ids })).toMatchObject({ unread: 0 });
    expect(await get(who, '/counts')).toMatchObject({ unread: 2 });
    const { upTo } = await get<InboxPage>(who);
    await answeredReport(who);
    expect(await read(who, { upTo })).toMatchObject({ unread: 2 });
    expect(await read(who, { ids })).toMatchObject({ unread: 2 });
  });

  it('is its person’s alone: in the database nobody else sees or marks a message, whatever they are', async () => {
    const { id } = await answeredReport(teacher);
    for (const [code, role] of [['coord.yx', 'SUPPORT'], ['wf.yx', 'NOTICE']] as const) await answers.tell(ReferralRouted, answers.referral({ id } as Filed, { agency: 'CIV', owner: idOf(code), role }));
    const mine = (await items(teacher)).map((one) => one.id);
    expect(mine).toHaveLength(2);
    expect((await inDatabase(teacher)).map((one) => one.id).sort()).toEqual(mine.sort());
    for (const who of OTHERS) {
      expect([await inDatabase(who), await items(who)]).toEqual([[], []]);
      expect(await answers.service.database.transaction(databaseContext(who, answers.service.clock.now()), (tx) => tx.query('UPDATE inbox_message SET read_at = now() RETURNING id'))).toEqual([]);
    }
    // Number and code open the report's page, not its reporter's inbox.
    expect(await inDatabase(holderOf(id))).toEqual([]);
    // Also where a row says that it is theirs: whose it is the report's owner says.
    await answers.service.look('UPDATE inbox_message SET inbox = $1 WHERE report_id = $2', [answers.inboxOf(anotherTeacher), id]);
    expect(await items(anotherTeacher)).toEqual([]);
    await answers.service.look('UPDATE inbox_message SET inbox = $1 WHERE report_id = $2', [answers.inboxOf(teacher), id]);
  });

  it('is seen by no service, written by no request, and asked with a context alone', async () => {
    const { database, clock } = answers.service;
    await expect(database.asWorker((tx) => tx.query('SELECT id FROM inbox_message'))).rejects.toMatchObject({ code: '42501' });
    const context = databaseContext(teacher, clock.now());
    for (const change of [`UPDATE inbox_message SET inbox = ''`, 'DELETE FROM inbox_message', `INSERT INTO inbox_message (id, inbox) VALUES (gen_random_uuid(), '')`]) {
      await expect(database.transaction(context, (tx) => tx.query(change))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(database.transaction(context, async (tx) => {
      await tx.control(`SELECT set_config('app.context', '', true)`);
      return tx.query('SELECT id FROM inbox_message');
    })).rejects.toMatchObject({ code: '42501' });
  });

  it('names in no row both a person and a report of theirs', async () => {
    await answeredReport(teacher);
    const rows = await answers.service.look<{ row: string }>('SELECT m::text AS row FROM inbox_message m');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => [teacher, ...OTHERS].some(({ staff }) => row.includes(staff)))).toEqual([]);
  });

  it('is for who signed in: a token that number and code buy opens none', async () => {
    const { number, verificationCode } = await answers.file(teacher);
    const bought = await answers.service.raw('POST', '/api/mandatory-reporting/follow-up', { body: JSON.stringify({ number, verificationCode }) });
    for (const path of ['', '/counts', '/stream']) {
      expect((await answers.service.raw('GET', `${AT}${path}`, { headers: { authorization: `Bearer ${bought.body.token}` } })).status).toBe(403);
      expect((await answers.service.raw('GET', `${AT}${path}`)).status).toBe(401);
    }
  });

  it('streams to each their own alone, with how many are unread', async () => {
    const [one, other] = [person('a clerk', 'a village', 'VILLAGE'), person('another clerk', 'a village', 'VILLAGE')];
    const [mine, theirs] = await Promise.all([one, other].map((who) => answers.service.listen(`${AT}/stream`, who)));
    try {
      await eventually(() => expect([mine?.told[0]?.type, theirs?.told[0]?.type]).toEqual(['ready', 'ready']));
      await answers.tell(FeedbackMade, answers.answer(await answers.file(one)));
      const [message] = await items(one);
      await eventually(() => expect(mine?.things).toEqual([['message', { id: message?.id, kind: 'ANSWER', read: false, unread: 1, more: false }]]));
      await read(one, { ids: [message?.id] });
      await eventually(() => expect(mine?.things.at(-1)).toEqual(['message', { id: message?.id, kind: 'ANSWER', read: true, unread: 0, more: false }]));
      await answers.tell(FeedbackMade, answers.answer(await answers.file(other)));
      await eventually(() => expect(theirs?.things).toHaveLength(1));
      expect(mine?.things).toHaveLength(2);
    } finally {
      await Promise.all([mine?.close(), theirs?.close()]);
    }
  });

  it('reads no more of 10,000 unread messages than it shows and counts', async () => {
    const who = person('a busy doctor', 'a hospital', 'HOSPITAL');
    const place = new ReporterInbox(new FileKeyRing(testKeyFile));
    await answers.fill(anotherTeacher, await answers.file(anotherTeacher), 10_000);
    await answers.fill(who, await answers.file(who), 10_000);
    expect(await get(who, '/counts')).toEqual({ unread: 100, more: true, kinds: [{ kind: 'ANSWER', unread: 100, more: true }] });
    const fetched = async (tx: Tx): Promise<number> => Number((await tx.maybeOne<{ n: number }>(
      `SELECT seq_tup_read + idx_tup_fetch AS n FROM pg_stat_xact_user_tables WHERE relid = 'mandatory_reporting.inbox_message'::regclass`))?.n);
    const rowsRead = (work: (tx: Tx) => Promise<object>): Promise<number> => answers.service.database.transaction(databaseContext(who, answers.service.clock.now()), async (tx) => {
      const before = await fetched(tx);
      await work(tx);
      return await fetched(tx) - before;
    });
    const counted: number[] = [];
    for (const ask of [
      (tx: Tx) => pageOwn(tx, place, who, { limit: 50 }), (tx: Tx) => pageOwn(tx, place, who, { limit: 50, unread: 'true' as const }), (tx: Tx) => countOwn(tx, place, who),
    ]) counted.push(await rowsRead(ask));
    expect(Math.max(...counted)).toBeLessThanOrEqual(101);
    // Nor of as many that were read, to count and show the one that is not.
    await read(who, { upTo: (await get<InboxPage>(who)).upTo });
    await answers.fill(who, await answers.file(who), 1);
    expect(await rowsRead((tx) => countOwn(tx, place, who))).toBe(1);
    expect(await rowsRead((tx) => pageOwn(tx, place, who, { limit: 50, unread: 'true' }))).toBe(1);
  });
});
