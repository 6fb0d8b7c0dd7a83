import { DomainError } from '@referrals/contracts';
import { bearerToken, type WithCredentials } from './bearer.js';
import { tokenInCookies } from './session-cookies.js';

/** What a browser or our own page says of a request beside its credentials. */
export interface WithConsole extends WithCredentials {
  readonly headers: WithCredentials['headers'] & { readonly cookie?: string | undefined; readonly 'sec-fetch-site'?: unknown; readonly 'x-console'?: unknown };
}

/** Cookies over https have other names than over http; nobody's are taken for the other's. */
export interface CookieRules { readonly secure: boolean }

/**
 * Whether a page of ours sent it: the browser says so (Fetch Metadata), or it has a header that another origin may send only after a
 * preflight, which nobody answers.
 */
export const isFromOurPages = ({ headers }: Pick<WithConsole, 'headers'>): boolean => headers['sec-fetch-site'] === 'same-origin' || headers['x-console'] !== undefined;

/** Whether whoever asks holds to be signed in: without a token that counts they are to sign in again, also where anybody may ask. */
export const claimsSignIn = ({ headers }: Pick<WithConsole, 'headers'>): boolean => /^staff( |$)/.test(consoleOf(headers));

/**
 * Whether it comes from a page of this person, or from one that does not say whose it is (`X-Console: staff <id>`). A page that one person left
 * open must not act in the name of the next who signs in beside it.
 */
export function isPageOf({ headers }: Pick<WithConsole, 'headers'>, staff: string): boolean {
  const [, named] = consoleOf(headers).split(' ');
  return named === undefined || named === staff;
}

const consoleOf = (headers: WithConsole['headers']): string => typeof headers['x-console'] === 'string' ? headers['x-console'] : '';

/**
 * The token of a request: of its `Authorization`, else of the session's cookie, which counts from our own pages alone, and never for one
 * that says it is nobody's (`X-Console: public`). Undefined where there is none.
 * @throws DomainError UNAUTHENTICATED where one cannot be read
 */
export function tokenOf(request: WithConsole, { secure }: CookieRules): string | undefined {
  const bearer = bearerToken(request);
  if (bearer !== undefined) return bearer;
  if (!isFromOurPages(request) || request.headers['x-console'] === 'public') return undefined;
  const token = tokenInCookies(request.headers.cookie, secure);
  if (token === '') throw new DomainError('UNAUTHENTICATED');
  return token;
}
