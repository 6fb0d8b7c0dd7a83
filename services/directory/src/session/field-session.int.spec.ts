import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TokenVerifier } from '@referrals/auth';
import { addMillis, systemClock, type Clock } from '@referrals/calendar';
import { PostHoldingEnded } from '@referrals/contracts';
import type { InboxContext } from '@referrals/event-bus';
import { v4 } from 'uuid';
import { ConsoleBrowser } from '../../test/console-browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { KeptPhone, PhoneKey } from '../../test/kept-phone.js';
import { EndIdleSessionsJob } from './end-idle-sessions.job.js';
import { PostSubscriptions } from './post.subscriptions.js';
import { sessionsOf } from './sessions-of.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const PIN = '294817';
const WRONG = '294818';

class MovedClock implements Clock {
  ahead = 0;
  now = () => addMillis(systemClock.now(), this.ahead);
}

describe('a phone that is kept by a PIN', () => {
  const clock = new MovedClock();
  let server: DirectoryServer;
  beforeAll(async () => { server = await directoryServer({ clock }); });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => { clock.ahead = 0; });

  const rows = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> => server.runtime.database.asWorker((tx) => tx.query<R>(sql, values));
  const signedIn = async (account: string): Promise<ConsoleBrowser> => {
    const browser = new ConsoleBrowser(server.origin);
    expect((await browser.signIn(account, server.passwords[account] ?? '')).status).toBe(200);
    return browser;
  };
  const kept = async (account = 'village.yx'): Promise<KeptPhone> => {
    const phone = new KeptPhone(await signedIn(account));
    expect((await phone.keep(PIN)).status).toBe(201);
    return phone;
  };
  /** Locked, as a phone that was put away is. */
  const locked = async (account?: string): Promise<KeptPhone> => {
    const phone = await kept(account);
    expect((await phone.browser.end('/session/lock')).status).toBe(204);
    return phone;
  };
  const opened = async (account?: string): Promise<KeptPhone> => {
    const phone = await locked(account);
    expect((await phone.open(PIN)).status).toBe(200);
    return phone;
  };
  const saidBy = ({ status, body }: { status: number; body: Record<string, unknown> }): [number, unknown] => [status, body['code']];
  const isOver = async (phone: KeptPhone): Promise<void> => { expect(saidBy(await phone.open(PIN))).toEqual([401, 'FIELD_SESSION_OVER']); };
  const personOf = async (account: string): Promise<string> => (await rows<{ id: string }>('SELECT id FROM staff WHERE account = $1', [account]))[0]?.id ?? '';

  it('is made by who signed in with the password, and stored so that the rows tell no PIN', async () => {
    const phone = await kept();
    const [row] = await rows<Record<string, unknown>>('SELECT * FROM field_session WHERE id = $1', [phone.id]);
    expect(row?.['pin']).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(row)).not.toContain(PIN);
    expect(row).toMatchObject({ wrong: 0, opening: null });
    const open = await opened();
    for (const browser of [new ConsoleBrowser(server.origin), open.browser]) {
      expect(saidBy(await browser.ask('POST', '/session/field', { body: { pin: PIN, publicKey: new PhoneKey().publicKey } }))).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  it.each(['123456', '987654', '000000'])('takes no PIN that everybody tries first: %s', async (pin) => {
    expect(saidBy(await new KeptPhone(await signedIn('village.yx')).keep(pin))).toEqual([400, 'PIN_WEAK']);
  });

  it.each(['12345', '1234567', '12345a', '１２３４５６'])('takes no PIN of another form: %s', async (pin) => {
    expect(saidBy(await new KeptPhone(await signedIn('village.yx')).keep(pin))).toEqual([400, 'INVALID_INPUT']);
  });

  it('is opened by PIN and key: a token that names no role and no desk but a village’s, nothing of it for a script', async () => {
    const phone = await locked();
    const before = phone.browser.cookies.lines.length;
    const answer = await phone.open(PIN);
    expect(answer).toMatchObject({ status: 200, body: { staff: await personOf('village.yx') } });
    for (const line of phone.browser.cookies.lines.slice(before)) expect(line).toMatch(/HttpOnly; SameSite=Strict/);
    expect(phone.browser.cookies.lines.findLast((line) => line.startsWith('field='))).toContain('Path=/session;');
    const principal = await server.tokens.verify(phone.browser.cookies.value('token') ?? '');
    expect(principal).toMatchObject({ kind: 'STAFF', inField: true, roles: [], desks: [{ agency: 'VILLAGE', role: 'MEMBER' }] });
    const officer = await opened('civ.yx');
    expect(await server.tokens.verify(officer.browser.cookies.value('token') ?? '')).toMatchObject({ inField: true, desks: [] });
  });

  it('says that it was opened so, and opens nothing on the device that the password’s session left there', async () => {
    const full = await kept();
    const { body } = await full.browser.ask('GET', '/session');
    expect(body).toMatchObject({ signedIn: true, inField: false });
    expect(body['draftKey']).not.toBe(body['fieldKey']);
    const phone = await opened();
    expect((await phone.browser.ask('GET', '/session')).body).toMatchObject({ signedIn: true, inField: true, draftKey: body['fieldKey'], fieldKey: body['fieldKey'] });
  });

  it('reaches no route of the directory that does not say so', async () => {
    const phone = await opened();
    for (const path of ['/api/directory/me', '/api/directory/me/settings', '/api/directory/me/field-sessions', '/api/directory/inbox/counts', '/api/directory/desks']) {
      expect([path, ...saidBy(await phone.browser.ask('GET', path))]).toEqual([path, 401, 'SIGN_IN_REQUIRED']);
    }
    expect((await phone.browser.ask('GET', '/api/directory/places')).status).toBe(200);
  });

  it('takes its token for nothing where such sessions are not known', async () => {
    const phone = await opened();
    const token = phone.browser.cookies.value('token') ?? '';
    await expect(server.tokens.claims(token, 'urn:referrals:exchange')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(new TokenVerifier([]).verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses the sixth PIN, though it is right, and counts wrong ones in all, whatever was right between', async () => {
    const phone = await locked();
    for (const left of [4, 3]) expect(await phone.open(WRONG)).toMatchObject({ status: 403, body: { code: 'PIN_WRONG', facts: { left } } });
    expect((await phone.open(PIN)).status).toBe(200);
    for (const left of [2, 1]) expect(await phone.open(WRONG)).toMatchObject({ status: 403, body: { code: 'PIN_WRONG', facts: { left } } });
    expect(saidBy(await phone.open(WRONG))).toEqual([401, 'FIELD_SESSION_OVER']);
    await isOver(phone);
    expect(await rows('SELECT id FROM field_session WHERE id = $1', [phone.id])).toEqual([]);
  });

  it('lets nobody try without the phone’s key, or with a nonce that was used', async () => {
    const phone = await locked();
    for (let time = 0; time < 6; time += 1) expect(saidBy(await phone.open(PIN, new PhoneKey()))).toEqual([401, 'UNAUTHENTICATED']);
    const nonce = await phone.challenge();
    const body = { id: phone.id, pin: PIN, nonce, signature: phone.key.sign(nonce) };
    const answers = await Promise.all(Array.from({ length: 4 }, () => phone.browser.ask('POST', '/session/field/open', { body })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 401, 401, 401]);
    expect(await rows('SELECT wrong FROM field_session WHERE id = $1', [phone.id])).toEqual([{ wrong: 0 }]);
  });

  it('is renewed while somebody is there, and locked by itself when nobody is', async () => {
    const phone = await opened();
    const first = phone.browser.cookies.value('token');
    clock.ahead = 15 * MINUTE;
    expect((await phone.browser.ask('POST', '/session/renew')).status).toBe(204);
    expect(phone.browser.cookies.value('token')).not.toBe(first);
    clock.ahead = 36 * MINUTE;
    expect((await phone.browser.ask('GET', '/session')).body).toEqual({ signedIn: false });
    expect((await phone.browser.ask('POST', '/session/renew')).status).toBe(401);
    expect((await phone.open(PIN)).status).toBe(200);
  });

  it('is locked and signed out as any, and stays; ending it everywhere is not the PIN’s to do', async () => {
    const phone = await opened();
    for (const path of ['/session/lock', '/session/sign-out'] as const) {
      expect((await phone.browser.end(path)).status).toBe(204);
      expect((await phone.browser.ask('GET', '/session')).body).toEqual({ signedIn: false });
      expect((await phone.browser.ask('POST', '/session/renew')).status).toBe(401);
      expect((await phone.open(PIN)).status).toBe(200);
    }
    const named = phone.browser.sessionName();
    expect((await phone.browser.end('/session/sign-out?everywhere=true')).status).toBe(401);
    expect((await phone.open(PIN)).status).toBe(200);
    await phone.browser.end('/session/lock', named);
    expect((await phone.browser.ask('GET', '/session')).body).toMatchObject({ inField: true });
  });

  it('gives a ticket for a report, which goes when it is locked', async () => {
    const phone = await opened();
    const body = { key: v4(), method: 'POST', path: '/api/mandatory-reporting/reports', publicKey: new PhoneKey().publicKey };
    expect((await phone.browser.ask('POST', '/session/ticket', { body })).body).toMatchObject({ ticket: expect.any(String) });
  });

  it('takes the place of the password’s session, and the other way round', async () => {
    const phone = await kept();
    const session = phone.browser.cookies.value('session');
    expect((await phone.open(PIN)).status).toBe(200);
    phone.browser.cookies.set('session', session ?? '');
    expect((await phone.browser.ask('POST', '/session/renew')).status).toBe(401);
    expect((await phone.open(PIN)).status).toBe(200);
    await phone.browser.signIn('village.yx', server.passwords['village.yx'] ?? '');
    expect((await phone.browser.ask('GET', '/session')).body).toMatchObject({ inField: false });
    expect(phone.browser.cookies.names()).not.toContain('field');
  });

  it('ends after thirty days', async () => {
    const phone = await locked();
    clock.ahead = 30 * DAY - MINUTE;
    expect((await phone.open(PIN)).status).toBe(200);
    clock.ahead = 30 * DAY + MINUTE;
    expect((await phone.browser.ask('GET', '/session')).body).toEqual({ signedIn: false });
    await isOver(phone);
    await new EndIdleSessionsJob(sessionsOf(server.runtime)).run({ at: clock.now(), asWorker: (work) => server.runtime.database.asWorker(work) });
    expect(await rows('SELECT id FROM field_session WHERE id = $1', [phone.id])).toEqual([]);
  });

  it('is listed to its person, who ends it; nobody else does', async () => {
    const phone = await locked('wf.yx');
    const own = server.as('wf.yx');
    const { items } = await own.must(own.get('/api/directory/me/field-sessions'));
    expect(items).toEqual([{ id: phone.id, startedAt: expect.any(String), openedAt: null, endsAt: expect.any(String) }]);
    const other = server.as('edu.yx');
    expect((await other.get('/api/directory/me/field-sessions')).body).toEqual({ items: [] });
    expect((await other.post(`/api/directory/me/field-sessions/${phone.id}/end`, {})).status).toBe(404);
    expect((await phone.open(PIN)).status).toBe(200);
    expect((await own.post(`/api/directory/me/field-sessions/${phone.id}/end`, {})).status).toBe(204);
    expect((await phone.browser.ask('POST', '/session/renew')).status).toBe(401);
    await isOver(phone);
  });

  it('ends when its person signs out everywhere, is suspended, has a new password, or loses a function', async () => {
    const admin = server.as('admin');
    const [left, suspended, reset, moved] = await Promise.all(['hlth.yx', 'hrss.yx', 'proc.yx', 'township.yx'].map((account) => locked(account)));
    if (left === undefined || suspended === undefined || reset === undefined || moved === undefined) throw new Error('four phones');
    await left.browser.signIn('hlth.yx', server.passwords['hlth.yx'] ?? '');
    expect((await left.browser.end('/session/sign-out?everywhere=true')).status).toBe(204);
    const staff = async (account: string) => await admin.must(admin.get(`/api/directory/staff/${await personOf(account)}`));
    const { id, version } = await staff('hrss.yx');
    await admin.must(admin.post(`/api/directory/staff/${id}/suspend`, {}, { ifMatch: version }));
    await admin.must(admin.post(`/api/directory/staff/${await personOf('proc.yx')}/password`, {}));
    const { desks: [desk] } = await staff('township.yx');
    const { version: deskVersion } = await admin.must(admin.get(`/api/directory/desks/${desk.id}`));
    await admin.must(admin.call('PUT', `/api/directory/desks/${desk.id}/members`, { body: { members: [] }, ifMatch: deskVersion }));
    for (const phone of [left, suspended, reset, moved]) await isOver(phone);
  });

  it('ends when its person’s account holds a post no more', async () => {
    const [holder, other] = [await locked('court.yx'), await locked('edu.yx')];
    const staff = await personOf('court.yx');
    await server.runtime.database.asWorker((tx) => new PostSubscriptions().isHeldNoMore({ ...PostHoldingEnded.example, staff }, { tx } as InboxContext));
    await isOver(holder);
    expect((await other.open(PIN)).status).toBe(200);
  });
});
