import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { senderBy } from '@referrals/auth';
import { addMillis, systemClock, type Clock } from '@referrals/calendar';
import { ReferralRouted, StaffStandingRecorded, type EventEnvelope, type ReferralSnapshot } from '@referrals/contracts';
import { decodeJwt } from 'jose';
import { v4, v7 } from 'uuid';
import { ConsoleBrowser } from '../../test/console-browser.js';
import { directoryServer, type DirectoryServer } from '../../test/directory-server.js';
import { hideFrom } from '../inbox/land-messages.js';
import { noteDanger, noteReferral } from '../inbox/note-referral.js';
import { EndIdleSessionsJob } from './end-idle-sessions.job.js';
import { SESSION_ROUTES } from './mount-session.js';
import { sessionsOf } from './sessions-of.js';

const HOUR = 3_600_000;

class MovedClock implements Clock {
  ahead = 0;
  now = () => addMillis(systemClock.now(), this.ahead);
}

describe('beside the session', () => {
  const clock = new MovedClock();
  let server: DirectoryServer;
  beforeAll(async () => { server = await directoryServer({ clock }); });
  afterAll(() => server[Symbol.asyncDispose]());

  const rows = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> => server.runtime.database.asWorker((tx) => tx.query<R>(sql, values));
  const signedIn = async (account: string): Promise<ConsoleBrowser> => {
    const browser = new ConsoleBrowser(server.origin);
    expect((await browser.signIn(account, server.passwords[account] ?? '')).status).toBe(200);
    return browser;
  };
  const locked = async (account: string): Promise<ConsoleBrowser> => {
    const browser = await signedIn(account);
    expect((await browser.end('/session/lock')).status).toBe(204);
    return browser;
  };
  const deskOf = async (code: string): Promise<string> => (await rows<{ id: string }>('SELECT id FROM desk WHERE code = $1', [code]))[0]?.id ?? '';
  const personOf = async (account: string): Promise<string> => (await rows<{ id: string }>('SELECT id FROM staff WHERE account = $1', [account]))[0]?.id ?? '';
  const tell = (...told: ReferralSnapshot[]) => server.runtime.database.asWorker(async (tx) => { for (const one of told) noteReferral(tx, one); });
  const referral = (owner: string, more: Partial<ReferralSnapshot> = {}): ReferralSnapshot => ({ ...ReferralRouted.example, reportId: v7(), referralId: v7(), owner, ...more });
  const ring = async (browser: ConsoleBrowser) => { const { status, body } = await browser.ask('GET', '/session/bell'); return status === 200 ? body : status; };

  describe('a bell', () => {
    it('counts what is unopened at the person’s desks and nowhere else, and only while it is', async () => {
      const [desk, other] = [await deskOf('psb.yx'), await deskOf('civ.yx')];
      const browser = await locked('psb.yx');
      expect(await ring(browser)).toEqual({ new: 0, urgent: 0 });
      const [one, two] = [referral(desk), referral(desk)];
      await tell(one, two, referral(other), referral(desk, { state: 'opened', version: 2 }));
      expect(await ring(browser)).toEqual({ new: 2, urgent: 0 });
      // In one batch the last word counts.
      await tell({ ...one, version: 3, state: 'opened' }, { ...two, version: 3, owner: other });
      expect(await ring(browser)).toEqual({ new: 0, urgent: 0 });
    });

    it('counts apart what is unopened of a child in danger that does not wait', async () => {
      const desk = await deskOf('hlth.yx');
      const browser = await locked('hlth.yx');
      const [one, two] = [referral(desk), referral(desk)];
      await tell(one, two);
      await server.runtime.database.asWorker(async (tx) => { noteDanger(tx, one.reportId, false); noteDanger(tx, one.reportId, true); noteDanger(tx, two.reportId, false); });
      expect(await ring(browser)).toEqual({ new: 2, urgent: 1 });
      await tell({ ...one, state: 'opened', version: 2 });
      expect(await ring(browser)).toEqual({ new: 1, urgent: 0 });
    });

    it('counts nothing of a case that is kept from another of the person’s desks', async () => {
      const [desk, school] = [await deskOf('wf.yx'), await deskOf('edu.yx')];
      await rows('INSERT INTO desk_member (desk, staff, role) VALUES ($1, $2, $3)', [school, await personOf('wf.yx'), 'MEMBER']);
      const browser = await locked('wf.yx');
      const [seen, kept] = [referral(desk), referral(desk)];
      await tell(seen, kept);
      await server.runtime.database.asWorker(async (tx) => {
        noteDanger(tx, kept.reportId, true);
        hideFrom(tx, { case: kept.reportId, hiddenDesks: [school], hiddenStaff: [] });
      });
      expect(await ring(browser)).toEqual({ new: 1, urgent: 0 });
    });

    it('counts duties in hours whose owner was told, until they are read', async () => {
      const staff = await personOf('psb.yx');
      const desk = await deskOf('psb.yx');
      const land = (clockName: string, reason: string) => rows(
        `INSERT INTO inbox_message (id, staff, desk, service, case_id, kind, reason, subject, at, landed_at, exempt, hidden_desks, hidden_staff, clock)
         VALUES ($1, $2, $3, 'referral-desk', $4, 'ESCALATION', $6, $4, now(), now(), false, '{}', '{}', $5)`, [v7(), staff, desk, v7(), clockName, reason]);
      const browser = await locked('psb.yx');
      await land('RD-OPEN-PSB', 'SUPERVISOR');
      await land('NOT-IN-HOURS', 'OWNER');
      const before = await ring(browser);
      await land(await hourly(), 'OWNER');
      expect(before).toMatchObject({ urgent: 0 });
      expect(await ring(browser)).toMatchObject({ urgent: 1 });
      await rows('UPDATE inbox_message SET read_at = now()');
      expect(await ring(browser)).toMatchObject({ urgent: 0 });
    });

    it('opens nothing else: no API, no session, no ticket', async () => {
      const browser = await locked('psb.yx');
      expect(browser.cookies.names().sort()).toEqual(expect.arrayContaining(['again', 'bell']));
      expect(browser.cookies.lines.findLast((line) => line.startsWith('bell='))).toMatch(/; Path=\/session\/bell; Max-Age=43\d{3}; HttpOnly; SameSite=Strict$/);
      const bell = browser.cookies.value('bell') ?? '';
      for (const name of ['token', 'session', 'bell']) browser.cookies.set(name, bell);
      expect((await browser.ask('GET', '/api/directory/me')).status).toBe(401);
      expect((await browser.ask('GET', '/session')).body).toEqual({ signedIn: false });
      for (const { method, path } of SESSION_ROUTES.filter((route) => route.method === 'post' && /renew|ticket/.test(route.path))) expect((await browser.ask(method.toUpperCase(), path)).status).toBe(401);
    });

    it('ends after twelve hours, with the person’s desk, with their account, and with their next sign-in', async () => {
      const [late, deskless, suspended] = [await locked('psb.ls'), await locked('civ.ls'), await locked('edu.ls')];
      clock.ahead = 11.9 * HOUR;
      expect(await ring(late)).toEqual({ new: 0, urgent: 0 });
      clock.ahead = 12.1 * HOUR;
      expect(await ring(late)).toBe(401);
      clock.ahead = 0;
      await rows("DELETE FROM desk_member WHERE staff = (SELECT id FROM staff WHERE account = 'civ.ls')");
      expect(await ring(deskless)).toBe(401);
      const admin = server.as('admin');
      const { items: [person] } = await admin.must(admin.get('/api/directory/staff?q=edu.ls'));
      await admin.must(admin.post(`/api/directory/staff/${person.id}/suspend`, undefined, { ifMatch: person.version }));
      expect(await ring(suspended)).toBe(401);
      const back = await locked('psb.yx');
      const bell = back.cookies.value('bell') ?? '';
      await back.signIn('psb.yx', server.passwords['psb.yx'] ?? '');
      expect(back.cookies.value('bell')).toBeUndefined();
      back.cookies.set('bell', bell, '/session/bell');
      expect(await ring(back)).toBe(401);
    });

    it('is none for who sits at no desk', async () => {
      const browser = await locked('teacher.yx');
      expect(browser.cookies.value('bell')).toBeUndefined();
      const { status, headers } = await browser.ask('GET', '/session/bell');
      // Another page's lock may be giving one at that moment: it is not taken away.
      expect([status, headers.getSetCookie()]).toEqual([401, []]);
    });
  });

  describe('the job', () => {
    it('ends what nobody renewed, at the provider too, and leaves the others', async () => {
      const idle = await signedIn('coord.yx');
      clock.ahead = 10 * 60_000;
      const used = await signedIn('proc.yx');
      clock.ahead = 21 * 60_000;
      const job = new EndIdleSessionsJob(sessionsOf(server.runtime));
      await job.run({ at: clock.now(), asWorker: (work) => server.runtime.database.asWorker(work) });
      const left = await rows<{ account: string }>("SELECT s.account FROM browser_session b JOIN staff s ON s.id = b.staff WHERE s.account IN ('coord.yx', 'proc.yx')");
      expect(left).toEqual([{ account: 'proc.yx' }]);
      expect(await rows("SELECT model FROM oidc_payload WHERE account_id = (SELECT id FROM staff WHERE account = 'coord.yx')")).toEqual([]);
      expect((await used.ask('POST', '/session/renew')).status).toBe(204);
      expect((await idle.open('/session/sign-in?to=/')).html).toContain('name="password"');
      clock.ahead = 0;
    });
  });

  describe('a send ticket', () => {
    it('is not made in the name of who signed in beside a page that another left open', async () => {
      const browser = await signedIn('psb.yx');
      const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x, y } = publicKey.export({ format: 'jwk' });
      const body = { key: v4(), method: 'POST', path: '/api/mandatory-reporting/reports', publicKey: { kty: 'EC', crv: 'P-256', x, y } };
      const from = async (staff: string): Promise<number> => (await browser.ask('POST', '/session/ticket', { body, headers: { 'sec-fetch-site': 'same-origin', 'x-console': `staff ${staff}` } })).status;
      expect(await from(await personOf('civ.yx'))).toBe(401);
      expect(await from(await personOf('psb.yx'))).toBe(200);
    });

    const PATH = '/api/mandatory-reporting/reports';
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { kty, crv, x, y } = pair.publicKey.export({ format: 'jwk' });
    const wanted = { key: v4(), method: 'POST', path: PATH, publicKey: { kty, crv, x, y } };

    it('is known by the provider’s keys, for a week, as its owner’s who is at no desk', async () => {
      const browser = await signedIn('teacher.yx');
      const { status, body } = await browser.ask('POST', '/session/ticket', { body: wanted });
      expect(status).toBe(200);
      expect(Date.parse(String(body['expiresAt'])) - Date.now()).toBeGreaterThan(6.9 * 24 * HOUR);
      const rawBody = Buffer.from('{"a":1}');
      const signature = sign('sha256', rawBody, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
      const headers = { 'x-send-ticket': body['ticket'], 'x-send-signature': signature, 'idempotency-key': wanted.key };
      const id = await personOf('teacher.yx');
      expect(await senderBy({ headers, method: 'POST', path: PATH, rawBody }, server.tokens, async () => 0)).toEqual({ kind: 'STAFF', staff: id, organisation: expect.any(String), organisationType: 'SCHOOL', roles: [], desks: [] });
      await expect(server.tokens.verify(String(body['ticket']))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });

    it('is older than the word that its owner has another password, which the services are told', async () => {
      const browser = await signedIn('director.yx');
      const revisionOf = async (): Promise<number> => Number(decodeJwt(String((await browser.ask('POST', '/session/ticket', { body: { ...wanted, key: v4() } })).body['ticket']))['revision']);
      const before = await revisionOf();
      const staff = await personOf('director.yx');
      const admin = server.as('admin');
      const { password } = await admin.must(admin.post(`/api/directory/staff/${staff}/password`, {}));
      const told = async (): Promise<unknown[]> => (await rows<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox ORDER BY seq'))
        .flatMap(({ envelope: { type, subject, data } }) => type === StaffStandingRecorded.type && subject === staff ? [data] : []);
      const [reset] = await told() as [{ revision: number }];
      expect(reset).toEqual({ staff, suspended: false, revision: expect.any(Number) });
      expect(before).toBeLessThan(reset.revision);
      await browser.signIn('director.yx', password);
      const after = await revisionOf();
      expect(after).toBeGreaterThanOrEqual(reset.revision);
      expect((await browser.ask('PUT', '/api/directory/me/password', { body: { current: password, password: '另一个长长的口令 8317' } })).status).toBeLessThan(300);
      expect(await told()).toMatchObject([reset, { suspended: false, revision: after + 1 }]);
    });

    it('is for a report alone, of who is signed in', async () => {
      const browser = await signedIn('teacher.yx');
      for (const other of [{ path: '/api/directory/me/password' }, { method: 'DELETE' }, { key: 'short' }, { publicKey: { kty, crv, x, y, d: x } }, { more: 1 }]) {
        expect(await browser.ask('POST', '/session/ticket', { body: { ...wanted, ...other } })).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
      }
      await browser.end('/session/lock');
      expect((await browser.ask('POST', '/session/ticket', { body: wanted })).status).toBe(401);
    });
  });
});

/** A clock of the desks that runs in hours. */
async function hourly(): Promise<string> {
  const { dutyPacks } = await import('@referrals/duties');
  return [...dutyPacks.values()].flatMap(({ rows }) => rows).find(({ limit }) => limit?.unit === 'HOUR')?.id ?? '';
}
