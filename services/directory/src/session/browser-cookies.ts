import { cookieName, cookiesOf, tokenCookieNames, tokenParts } from '@referrals/auth';
import type { Request, Response } from 'express';
import { SIGNED_IN } from './console-client.js';

const SESSION_PATH = '/session';
const BELL_PATH = '/session/bell';
const SIGN_IN_PATH = '/session/sign-in';
const ATTEMPT_SECONDS = 15 * 60;

/** What a cookie is besides its name: `seconds` undefined lasts as long as the browser. */
interface Kind { readonly path: string; readonly seconds?: number; readonly sameSite?: 'Lax' | 'Strict' }

/** The cookies of a browser that signs in: none is for scripts, and none goes with another site's request but the one of a sign-in under way. */
export class BrowserCookies {
  private readonly session: string;
  private readonly field: string;
  private readonly bell: string;
  private readonly again: string;

  constructor(private readonly secure: boolean) {
    this.session = cookieName('session', secure);
    // What is bound to a path cannot be bound to the host by its name.
    this.field = this.within('field');
    this.bell = this.within('bell');
    this.again = this.within('again');
  }

  sessionOf = (request: Request): string | undefined => this.read(request, this.session);
  fieldOf = (request: Request): string | undefined => this.read(request, this.field);
  bellOf = (request: Request): string | undefined => this.read(request, this.bell);
  againOf = (request: Request): string | undefined => this.read(request, this.again);
  attemptOf = (request: Request, state: string): string | undefined => this.read(request, this.attempt(state));

  setSession(response: Response, secret: string): void {
    this.set(response, this.session, secret, { path: '/' });
  }

  /** As long as it counts, and in as many cookies as it needs; what a longer one left goes. */
  setToken(response: Response, token: string, seconds: number): void {
    const parts = tokenParts(token);
    tokenCookieNames(this.secure).forEach((name, index) => {
      const part = parts[index];
      this.set(response, name, part ?? '', { path: '/', seconds: part === undefined ? 0 : seconds });
    });
  }

  /** While a session that stays on the phone is open. */
  setField(response: Response, secret: string): void {
    this.set(response, this.field, secret, { path: SESSION_PATH });
  }

  clearField(response: Response): void {
    this.set(response, this.field, '', { path: SESSION_PATH, seconds: 0 });
  }

  clearSession(response: Response): void {
    this.set(response, this.session, '', { path: '/', seconds: 0 });
    this.setToken(response, '', 0);
  }

  setBell(response: Response, secret: string, seconds: number): void {
    this.set(response, this.bell, secret, { path: BELL_PATH, seconds });
  }

  clearBell(response: Response): void {
    this.setBell(response, '', 0);
  }

  /** Who sat here last, for the page that asks them to sign in again. */
  setAgain(response: Response, sealed: string, seconds: number): void {
    this.set(response, this.again, sealed, { path: SIGN_IN_PATH, seconds });
  }

  clearAgain(response: Response): void {
    this.setAgain(response, '', 0);
  }

  /** Lax: the provider may be another site, and sends the browser back by an address alone. */
  setAttempt(response: Response, state: string, sealed: string): void {
    this.set(response, this.attempt(state), sealed, { path: SIGNED_IN, seconds: ATTEMPT_SECONDS, sameSite: 'Lax' });
  }

  clearAttempt(response: Response, state: string): void {
    this.set(response, this.attempt(state), '', { path: SIGNED_IN, seconds: 0, sameSite: 'Lax' });
  }

  /** Several pages may sign in at the same time: each has its own. */
  private attempt(state: string): string {
    return this.within(`sign-in.${state.slice(0, 8)}`);
  }

  private within(name: string): string {
    return this.secure ? `__Secure-${name}` : name;
  }

  private read(request: Request, name: string): string | undefined {
    return cookiesOf(request.headers.cookie).get(name) || undefined;
  }

  private set(response: Response, name: string, value: string, { path, seconds, sameSite = 'Strict' }: Kind): void {
    response.append('Set-Cookie', `${name}=${value}; Path=${path}${seconds === undefined ? '' : `; Max-Age=${seconds}`}; HttpOnly; SameSite=${sameSite}${this.secure ? '; Secure' : ''}`);
  }
}
