import { createHmac } from 'node:crypto';
import { isFromOurPages, isPageOf } from '@referrals/auth';
import { millisOf, type Clock, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import type { KeyRing } from '@referrals/service-kit';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { pageHeaders } from '../sign-in/page-layout.js';
import { faultPage, goingBackPage } from '../sign-in/pages.js';
import { Staff } from '../staff/staff.entity.js';
import type { SignInAttempts } from './begin-sign-in.js';
import type { Bells } from './bells.js';
import { bodyOf } from './body-of.js';
import type { BrowserCookies } from './browser-cookies.js';
import { endSessions } from './end-sessions.js';
import type { FieldSessions } from './field-sessions.js';
import type { SendTickets } from './send-tickets.js';
import { nameOf, type Access, type Sessions } from './sessions.js';
import type { TokenEndpoint } from './token-endpoint.js';

export interface SessionParts {
  readonly sessions: Sessions;
  readonly fields: FieldSessions;
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

/** Whoever ends a session names it: what is asked late must not end the next person's. */
const Ending = z.strictObject({ session: z.string().max(64) });

/** What the console's pages ask about being signed in. Nothing here gives a script a token. */
export class SessionHandlers {
  constructor(private readonly parts: SessionParts) {}

  /**
   * 200 for everybody: who is signed in here, if anybody is. `draftKey` opens what that person alone left on this device; `fieldKey` what they left
   * there of work in the field, and is all that a session opened by its PIN is given.
   */
  state = async (request: Request, response: Response): Promise<void> => {
    const { lockAfterSeconds } = this.parts;
    const found = isFromOurPages(request) ? await this.whoIsIn(request) : undefined;
    if (found === undefined) return void response.json({ signedIn: false });
    const { staff, session, inField, expiresAt } = found;
    const fieldKey = this.deviceKey('field work on devices', staff);
    const draftKey = inField ? fieldKey : this.deviceKey('drafts on devices', staff);
    response.json({ signedIn: true, staff, session, inField, expiresAt, lockAfterSeconds, draftKey, fieldKey });
  };

  /** Ends nothing yet: whoever is signed in here stays so until somebody has signed in. */
  signIn = async (request: Request, response: Response): Promise<void> => {
    const { attempts, cookies } = this.parts;
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
    await this.closeField(cookies.fieldOf(request), response);
    cookies.setSession(response, secret);
    cookies.setToken(response, granted.access, granted.seconds);
    response.status(200).set({ ...pageHeaders(), Refresh: `0; url=${attempt.to}` }).send(goingBackPage(attempt.to, language));
  };

  renew = async (request: Request, response: Response): Promise<void> => {
    const { sessions, fields, cookies, clock } = this.parts;
    // A page that somebody left open learns that its session is over; that of who signed in beside it stays.
    if (await this.isOfAnothersPage(request)) throw new DomainError('UNAUTHENTICATED');
    const [secret, opening] = [cookies.sessionOf(request), cookies.fieldOf(request)];
    const access: Access | undefined = secret !== undefined ? await sessions.renew(secret) : opening !== undefined ? await fields.renew(opening) : undefined;
    if (access === undefined) {
      cookies.clearSession(response);
      cookies.clearField(response);
      throw new DomainError('UNAUTHENTICATED');
    }
    cookies.setToken(response, access.token, Math.max(0, Math.floor((millisOf(access.ends) - millisOf(clock.now())) / 1_000)));
    response.status(204).end();
  };

  /** The session ends; the page may still hear how much comes, and knows who is to sign in again. */
  lock = async (request: Request, response: Response): Promise<void> => {
    const { sessions, bells, attempts, cookies } = this.parts;
    const { secret, opening, isAnothers } = this.named(request);
    if (isAnothers) return void response.status(204).end();
    if (secret !== undefined) {
      await sessions.end(secret, async (tx, row) => {
        const [bell, person] = await Promise.all([bells.hang(tx, row), tx.manager.findOneBy(Staff, { id: row.staff })]);
        const seconds = bell?.seconds ?? 12 * 3_600;
        if (bell !== undefined) cookies.setBell(response, bell.secret, seconds);
        if (person !== null) cookies.setAgain(response, attempts.sealAgain({ account: person.account, bell: bell?.id }), seconds);
      });
    }
    await this.closeField(opening, response);
    cookies.clearSession(response);
    response.status(204).end();
  };

  signOut = async (request: Request, response: Response): Promise<void> => {
    const { sessions, cookies } = this.parts;
    const { secret, opening, isAnothers } = this.named(request);
    const everywhere = request.query['everywhere'] === 'true';
    if (isAnothers) return void response.status(everywhere ? 401 : 204).end();
    let ended = false;
    if (secret !== undefined) await sessions.end(secret, (tx, { staff }) => { if (everywhere) endSessions({ tx }, staff); ended = true; });
    await this.closeField(opening, response);
    cookies.clearSession(response);
    cookies.clearBell(response);
    cookies.clearAgain(response);
    // A session that was over could end nothing elsewhere: whoever lost a phone must not take it for done.
    response.status(everywhere && !ended ? 401 : 204).end();
  };

  ticket = async (request: Request, response: Response): Promise<void> => {
    const { tickets } = this.parts;
    const revision = await tickets.revision();
    const found = await this.whoIsIn(request);
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
  private async isOfAnothersPage(request: Request): Promise<boolean> {
    const found = await this.whoIsIn(request);
    return found !== undefined && !isPageOf(request, found.staff);
  }

  /** What this browser holds of the session that is to end: nothing of one with another name, nor may that one's cookies go. */
  private named(request: Request): { readonly secret?: string | undefined; readonly opening?: string | undefined; readonly isAnothers: boolean } {
    const { cookies } = this.parts;
    const { session } = bodyOf(Ending, request);
    const held = [cookies.sessionOf(request), cookies.fieldOf(request)];
    const [secret, opening] = held.map((one) => one !== undefined && nameOf(one) === session ? one : undefined);
    return { secret, opening, isAnothers: secret === undefined && opening === undefined && held.some((one) => one !== undefined) };
  }

  private async whoIsIn(request: Request): Promise<{ readonly staff: string; readonly session: string; readonly inField: boolean; readonly expiresAt: Instant } | undefined> {
    const { sessions, fields, cookies } = this.parts;
    const [secret, opening] = [cookies.sessionOf(request), cookies.fieldOf(request)];
    const found = secret === undefined ? undefined : await sessions.find(secret);
    if (secret !== undefined && found !== undefined) return { staff: found.staff, session: nameOf(secret), inField: false, expiresAt: found.accessEnds };
    const field = opening === undefined ? undefined : await fields.find(opening);
    return opening === undefined ? undefined : field && { staff: field.staff, session: nameOf(opening), inField: true, expiresAt: field.endsAt };
  }

  private deviceKey(purpose: string, staff: string): string {
    return createHmac('sha256', this.parts.keys.deriveKey(purpose)).update(staff).digest('base64url');
  }

  /** The phone stays its person's; its PIN is asked for again. */
  private async closeField(opening: string | undefined, response: Response): Promise<void> {
    const { fields, cookies } = this.parts;
    if (opening !== undefined) await fields.close(opening);
    cookies.clearField(response);
  }
}
