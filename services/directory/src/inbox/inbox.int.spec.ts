import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ReferralRouted, referralDeskDutyEvents } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { eventually } from '@referrals/testing';
import { countOwn, pageOwn, type InboxCounts, type InboxPage } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { InboxHarness } from '../../test/inbox-harness.js';
import { DirectoryInbox } from './directory-inbox.js';
import { landMessage } from './land-messages.js';
import { arrivalOf, type Notice } from './notice.js';

describe('an inbox', () => {
  let inbox: InboxHarness;
  beforeAll(async () => { inbox = await InboxHarness.open(); });
  afterAll(() => inbox[Symbol.asyncDispose]());

  const get = async <T>(who: string | StaffPrincipal, path = ''): Promise<T> => {
    const answer = await (await inbox.service.as(who)).get(`/api/directory/inbox${path}`);
    expect(answer.status).toBe(200);
    return answer.body as T;
  };
  const read = async (who: string | StaffPrincipal, body: object): Promise<InboxCounts> => (await (await inbox.service.as(who)).call('POST', '/api/directory/inbox/read', { body })).body as InboxCounts;
  const ids = async (who: string, path = ''): Promise<string[]> => (await get<InboxPage>(who, path)).items.map(({ id }) => id);
  const arrives = async (code: string): Promise<string> => {
    const referral = inbox.referral(code);
    await inbox.tell(ReferralRouted, referral);
    return referral.reportId;
  };
  const inDatabase = (who: StaffPrincipal) => inbox.service.database.transaction(databaseContext(who, inbox.service.clock.now()), (tx) => tx.query<{ id: string }>('SELECT id FROM inbox_message ORDER BY id'));

  it('shows newest first, page by page, by kind and unread, with a link to the referral', async () => {
    const who = 'civ.yx';
    const first = inbox.referral(who);
    await inbox.tell(ReferralRouted, first);
    inbox.service.clock.advance(1_000);
    await inbox.tell(referralDeskDutyEvents.escalated, inbox.step(who, { to: 'OWNER' }));
    inbox.service.clock.advance(1_000);
    await arrives(who);
    const all = (await get<InboxPage>(who)).items;
    expect(all.map(({ kind }) => kind)).toEqual(['ARRIVAL', 'ESCALATION', 'ARRIVAL']);
    expect(all[2]).toEqual({
      id: expect.any(String), kind: 'ARRIVAL', reason: 'ROUTED', number: null, link: `/referral-desk/referrals/${first.referralId}`, desk: inbox.desk(who), owner: inbox.desk(who),
      clock: null, step: null, dueAt: null, at: first.at, landedAt: expect.any(String), read: false,
    });
    const one = await get<InboxPage>(who, '?limit=1');
    const two = await get<InboxPage>(who, `?limit=1&cursor=${one.next ?? ''}`);
    const three = await get<InboxPage>(who, `?limit=1&cursor=${two.next ?? ''}`);
    expect([...one.items, ...two.items, ...three.items]).toEqual(all);
    expect(three.next).toBeNull();
    expect(await ids(who, '?kind=ESCALATION')).toEqual([all[1]?.id]);
    expect(await ids(who, '?kind=ANSWER')).toEqual([]);
    await read(who, { ids: [all[0]?.id] });
    expect(await ids(who, '?unread=true')).toEqual([all[1]?.id, all[2]?.id]);
    expect(await ids(who, '?unread=true&kind=ARRIVAL')).toEqual([all[2]?.id]);
  });

  it('counts what is unread; reading is said once and again, and by nobody for another', async () => {
    const who = 'wf.yx';
    await arrives(who);
    await inbox.tell(referralDeskDutyEvents.escalated, inbox.step(who, { to: 'OWNER' }));
    const mine = await ids(who);
    const two = { unread: 2, more: false, kinds: [{ kind: 'ARRIVAL', unread: 1, more: false }, { kind: 'ESCALATION', unread: 1, more: false }] };
    expect(await get(who, '/counts')).toEqual(two);
    // A colleague has the same messages as their own.
    expect(await read('supervisor.wf.yx', { ids: mine })).toMatchObject({ unread: 0 });
    expect(await read('civ.yx', { ids: mine })).not.toMatchObject({ unread: 0 });
    expect(await get(who, '/counts')).toEqual(two);
    expect(await read(who, { ids: mine.slice(0, 1) })).toMatchObject({ unread: 1 });
    const times = () => inbox.service.look('SELECT id, read_at FROM inbox_message WHERE staff = $1 ORDER BY id', [inbox.staff(who)]);
    await read(who, { ids: mine });
    const before = await times();
    inbox.service.clock.advance(1_000);
    expect(await read(who, { ids: mine })).toMatchObject({ unread: 0 });
    expect(await times()).toEqual(before);
  });

  it.each([
    ['nothing', {}, 'INVALID_INPUT'], ['no mark', { upTo: 'x' }, 'INVALID_CURSOR'], ['a mark that is none', { upTo: '1/7:5:' }, 'INVALID_CURSOR'], ['too many', { ids: Array.from({ length: 201 }, () => v7()) }, 'TOO_MANY'], ['another word', { all: true }, 'UNKNOWN_FIELD'],
  ])('refuses a reading of %s', async (_, body, code) => {
    expect(await read('civ.yx', body)).toMatchObject({ code });
  });

  it('reads all that a page was read with, and nothing that was under way then, whatever its time says', async () => {
    const who = 'hlth.yx';
    const late = arrivalOf('routed', inbox.referral(who)) as Notice;
    const under = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const committed = inbox.service.database.asWorker(async (tx) => {
      landMessage(tx, late, inbox.service.clock.now());
      await tx.flush();
      begun.resolve();
      await under.promise;
    });
    await begun.promise;
    await arrives(who);
    const { items, upTo } = await get<InboxPage>(who);
    under.resolve();
    await committed;
    expect(await read(who, { upTo })).toMatchObject({ unread: 1 });
    expect(await ids(who, '?unread=true')).toEqual([late.id]);
    expect(items).toHaveLength(1);
    expect(await read(who, { upTo: (await get<InboxPage>(who)).upTo })).toMatchObject({ unread: 0 });
    await arrives(who);
    // The mark of another database names nothing here.
    expect(await read(who, { upTo: `1/${'9'.repeat(15)}:${'9'.repeat(15)}:` })).toMatchObject({ unread: 1 });
  });

  it('shows and changes nothing of a desk that somebody left, whatever their token still says', async () => {
    const who = inbox.person('edu.yx');
    await arrives('edu.yx');
    const mine = await ids('edu.yx');
    expect(mine).toHaveLength(1);
    await inbox.leave('edu.yx', 'edu.yx');
    expect(await get(who)).toMatchObject({ items: [], next: null });
    expect(await get(who, '/counts')).toMatchObject({ unread: 0 });
    expect(await inDatabase(who)).toEqual([]);
    await read(who, { ids: mine });
    await inbox.join('edu.yx', 'edu.yx');
    expect(await get(who, '/counts')).toMatchObject({ unread: 1 });
    // Nor to a token that does not tell the desk any more.
    expect(await get({ ...who, desks: [] })).toMatchObject({ items: [] });
    expect(await inDatabase({ ...who, desks: [] })).toEqual([]);
  });

  it('shows the same by its query as by row security alone', async () => {
    await inbox.join('civ.ls', 'psb.ls');
    await inbox.tell(ReferralRouted, inbox.referral('psb.ls', { excludedDesks: [inbox.desk('civ.ls')] }));
    await inbox.tell(ReferralRouted, inbox.referral('psb.ls', { recused: [inbox.staff('psb.ls')] }));
    await inbox.tell(ReferralRouted, inbox.referral('civ.ls'));
    const both: StaffPrincipal = { ...inbox.person('civ.ls'), desks: [...inbox.person('civ.ls').desks, ...inbox.person('psb.ls').desks] };
    let shown = 0;
    for (const who of [both, ...['civ.ls', 'psb.ls', 'supervisor.psb.ls', 'civ.yx', 'wf.yx', 'edu.yx', 'cac.yx', 'coord.city'].map(inbox.person)]) {
      const { items } = await get<InboxPage>(who, '?limit=200');
      expect(items.map(({ id }) => id).sort()).toEqual((await inDatabase(who)).map(({ id }) => id).filter((id) => items.some((item) => item.id === id) || who.desks.length > 0));
      shown += items.length;
    }
    expect(shown).toBeGreaterThan(8);
    const forNobody = inbox.service.database.transaction(databaseContext(both, inbox.service.clock.now()), async (tx) => {
      await tx.control(`SELECT set_config('app.context', '', true)`);
      return tx.query('SELECT id FROM inbox_message');
    });
    await expect(forNobody).rejects.toThrow('no security context');
  });

  it('streams to each their own alone, with how many are unread', async () => {
    const [mine, other] = await Promise.all(['psb.yx', 'rpi.yx'].map((name) => inbox.service.listen('/api/directory/inbox/stream', inbox.person(name))));
    try {
      await eventually(() => expect([mine?.told[0]?.type, other?.told[0]?.type]).toEqual(['ready', 'ready']));
      await arrives('psb.yx');
      const [id] = await ids('psb.yx');
      await eventually(() => expect(mine?.things).toEqual([['message', { id, kind: 'ARRIVAL', read: false, unread: 1, more: false }]]));
      await read('psb.yx', { ids: [id] });
      await eventually(() => expect(mine?.things.at(-1)).toEqual(['message', { id, kind: 'ARRIVAL', read: true, unread: 0, more: false }]));
      await arrives('rpi.yx');
      await eventually(() => expect(other?.things).toHaveLength(1));
      expect(other?.things).toMatchObject([['message', { unread: 1 }]]);
      expect(mine?.things).toHaveLength(2);
    } finally {
      await Promise.all([mine?.close(), other?.close()]);
    }
  });

  it('reads no more of 10,000 unread messages than it shows and counts', async () => {
    const who = inbox.person('court.yx');
    const place = new DirectoryInbox();
    const fetched = async (tx: Tx): Promise<number> => Number((await tx.maybeOne<{ n: number }>(
      `SELECT seq_tup_read + idx_tup_fetch AS n FROM pg_stat_xact_user_tables WHERE relid = 'directory.inbox_message'::regclass`))?.n);
    const rowsRead = (work: (tx: Tx) => Promise<object>): Promise<number> => inbox.service.database.transaction(databaseContext(who, inbox.service.clock.now()), async (tx) => {
      const before = await fetched(tx);
      await work(tx);
      return await fetched(tx) - before;
    });
    const asks: readonly ((tx: Tx) => Promise<object>)[] = [
      (tx) => pageOwn(tx, place, who, { limit: 50 }), (tx) => pageOwn(tx, place, who, { limit: 50, unread: 'true' }), (tx) => pageOwn(tx, place, who, { limit: 50, kind: 'ESCALATION' }), (tx) => countOwn(tx, place, who),
    ];
    await inbox.fill('supervisor.court.yx', 'court.yx', 10_000);
    await inbox.fill('court.yx', 'court.yx', 10_000);
    await inbox.fill('court.yx', 'court.yx', 60, 'ESCALATION');
    // Of a desk that is theirs no longer nothing is looked at.
    await inbox.fill('court.yx', 'coord.ls', 10_000);
    expect(await get('court.yx', '/counts')).toEqual({ unread: 160, more: true, kinds: [{ kind: 'ARRIVAL', unread: 100, more: true }, { kind: 'ESCALATION', unread: 60, more: false }] });
    const counted: number[] = [];
    for (const ask of asks) counted.push(await rowsRead(ask));
    // A page of each kind, or of each kind as many as are counted.
    expect(Math.max(...counted)).toBeLessThanOrEqual(202);
  });
});
