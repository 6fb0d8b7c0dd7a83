import { createHmac } from 'node:crypto';
import { isFromOurPages, isPageOf } from '@referrals/auth';
import { millisOf, type Clock } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import type { KeyRing } from '@referrals/service-kit';
import type { Request, Response } from 'express';
import { pageHeaders } from '../sign-in/page-layout.js';
import { faultPage, goingBackPage } from '../sign-in/pages.js';
import { Staff } from '../staff/staff.entity.js';
import type { SignInAttempts } from './begin-sign-in.js';
import type { Bells } from './bells.js';
import type { BrowserCookies } from './browser-cookies.js';
import { endSessions } from './end-sessions.js';
import type { SendTickets } from './send-tickets.js';
import type { Access, Sessions } from './sessions.js';
import type { TokenEndpoint } from './token-endpoint.js';

export interface SessionParts {
  readonly sessions: Sessions;
  readonly attempts: SignInAttempts;
  readonly bells: Bells;
  readonly tickets: SendTickets;
  readonly provider: TokenEndpoint;
  readonly cookies: BrowserCookies;
  readonly database: ServiceDatabase;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly lockAfterSeconds: number;
}

/** What the console's pages ask about being signed in. Nothing here gives a script a token. */
export class SessionHandlers {
  constructor(private readonly parts: SessionParts) {}

  /** 200 for everybody: who is signed in here, if anybody is. `draftKey` opens what that person alone left on this device. */
  state = async (request: Request, response: Response): Promise<void> => {
    const { sessions, cookies, keys, lockAfterSeconds } = this.parts;
    const secret = isFromOurPages(request) ? cookies.sessionOf(request) : undefined;
    const found = secret === undefined ? undefined : await sessions.find(secret);
    if (found === undefined) return void response.json({ signedIn: false });
    const draftKey = createHmac('sha256', keys.deriveKey('drafts on devices')).update(found.staff).digest('base64url');
    response.json({ signedIn: true, staff: found.staff, expiresAt: found.accessEnds, lockAfterSeconds, draftKey });
  };

  /** From a page of ours the session there was ends first, at the provider too: that takes nobody in where another is signed in still. */
  signIn = async (request: Request, response: Response): Promise<void> => {
    const { attempts, cookies, sessions } = this.parts;
    const before = isFromOurPages(request) ? cookies.sessionOf(request) : undefined;
    if (before !== undefined) {
      await sessions.end(before);
      cookies.clearSession(response);
    }
    const { state, sealed, location } = attempts.begin(request.query['to'], attempts.readAgain(cookies.againOf(request)));
    cookies.setAttempt(response, state, sealed);
    response.status(303).set('Location', location).end();
  };

  /** A page, not a redirect: what a browser asks for next it asks as from here, so that it sends what is for our own pages. */
  signedIn = async (request: Request, response: Response): Promise<void> => {
    const { attempts, cookies, provider, sessions } = this.parts;
    const { code, state } = request.query;
    const language = request.headers['accept-language'] ?? '';
    const attempt = typeof state === 'string' ? attempts.read(cookies.attemptOf(request, state), state) : undefined;
    const granted = attempt === undefined || typeof code !== 'string' ? undefined : await provider.exchange(code, attempt);
    if (attempt === undefined || granted === undefined) return void response.status(400).set({ ...pageHeaders() }).send(faultPage('EXPIRED', language));
    const secret = await sessions.start(granted, { session: cookies.sessionOf(request), bell: attempt.bell });
    cookies.clearAttempt(response, attempt.state);
    cookies.clearAgain(response);
    cookies.clearBell(response);
    cookies.setSession(response, secret);
    cookies.setToken(response, granted.access, granted.seconds);
    response.status(200).set({ ...pageHeaders(), Refresh: `0; url=${attempt.to}` }).send(goingBackPage(attempt.to, language));
  };

  renew = async (request: Request, response: Response): Promise<void> => {
    const { sessions, cookies, clock } = this.parts;
    const secret = cookies.sessionOf(request);
    // A page that somebody left open learns that its session is over; that of who signed in beside it stays.
    if (secret !== undefined && await this.isOfAnothersPage(request, secret)) throw new DomainError('UNAUTHENTICATED');
    const access: Access | undefined = secret === undefined ? undefined : await sessions.renew(secret);
    if (access === undefined) {
      cookies.clearSession(response);
      throw new DomainError('UNAUTHENTICATED');
    }
    cookies.setToken(response, access.token, Math.max(0, Math.floor((millisOf(access.ends) - millisOf(clock.now())) / 1_000)));
    response.status(204).end();
  };

  /** The session ends; the page may still hear how much comes, and knows who is to sign in again. */
  lock = async (request: Request, response: Response): Promise<void> => {
    const { sessions, bells, attempts, cookies } = this.parts;
    const secret = cookies.sessionOf(request);
    // Nobody sits at a page that somebody left open before another signed in beside it: its lock ends nothing of theirs.
    if (secret !== undefined && await this.isOfAnothersPage(request, secret)) return void response.status(204).end();
    if (secret !== undefined) {
      await sessions.end(secret, async (tx, row) => {
        const [bell, person] = await Promise.all([bells.hang(tx, row), tx.manager.findOneBy(Staff, { id: row.staff })]);
        const seconds = bell?.seconds ?? 12 * 3_600;
        if (bell !== undefined) cookies.setBell(response, bell.secret, seconds);
        if (person !== null) cookies.setAgain(response, attempts.sealAgain({ account: person.account, bell: bell?.id }), seconds);
      });
    }
    cookies.clearSession(response);
    response.status(204).end();
  };

  signOut = async (request: Request, response: Response): Promise<void> => {
    const { sessions, cookies } = this.parts;
    const secret = cookies.sessionOf(request);
    const everywhere = request.query['everywhere'] === 'true';
    let ended = false;
    if (secret !== undefined) await sessions.end(secret, (tx, { staff }) => { if (everywhere) endSessions({ tx }, staff); ended = true; });
    cookies.clearSession(response);
    cookies.clearBell(response);
    cookies.clearAgain(response);
    // A session that was over could end nothing elsewhere: whoever lost a phone must not take it for done.
    response.status(everywhere && !ended ? 401 : 204).end();
  };

  ticket = async (request: Request, response: Response): Promise<void> => {
    const { sessions, tickets, cookies } = this.parts;
    const revision = await tickets.revision();
    const secret = cookies.sessionOf(request);
    const found = secret === undefined ? undefined : await sessions.find(secret);
    // A page that somebody left open gets no ticket in the name of who signed in beside it.
    if (found === undefined || !isPageOf(request, found.staff)) throw new DomainError('UNAUTHENTICATED');
    response.json(await tickets.make(found.staff, revision, request.body));
  };

  bell = async (request: Request, response: Response): Promise<void> => {
    const { bells, cookies } = this.parts;
    const secret = cookies.bellOf(request);
    const ringing = secret === undefined ? undefined : await bells.ring(secret);
    if (ringing === undefined) {
      // Who sent none may have asked while another page's lock was giving one.
      if (secret !== undefined) cookies.clearBell(response);
      throw new DomainError('UNAUTHENTICATED');
    }
    response.json(ringing);
  };

  /** Whether the page that asks is another person's than the session of its browser. */
  private async isOfAnothersPage(request: Request, secret: string): Promise<boolean> {
    const found = await this.parts.sessions.find(secret);
    return found !== undefined && !isPageOf(request, found.staff);
  }
}
