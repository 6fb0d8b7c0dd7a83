import { millisOf, systemClock } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { NextFunction, Request, Response } from 'express';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import type { CheckPassword } from './check-password.js';
import type { CurrentProvider } from './current-provider.js';
import { faultPage, signInPage, type SignInFault } from './pages.js';
import { pageHeaders } from './page-layout.js';

type Handler = (request: Request, response: Response, next: NextFunction) => Promise<void>;

/** Shows the sign-in page and takes its form. The provider's interaction cookie ties the form to the browser that asked. */
export function signInHandlers(current: CurrentProvider, check: CheckPassword, issuer: URL): { show: Handler; submit: Handler } {
  const show: Handler = async (request, response) => {
    const found = await interactionOf(await current.get(), request, response);
    if (found === undefined) return answer(request, response, 400, faultPage('EXPIRED', languageOf(request)));
    const hint = found.params['login_hint'];
    form(request, response, 200, found, { account: typeof hint === 'string' ? hint.slice(0, 64) : '' });
  };

  const submit: Handler = async (request, response) => {
    const provider = await current.get();
    const found = await interactionOf(provider, request, response);
    if (found === undefined) return answer(request, response, 400, faultPage('EXPIRED', languageOf(request)));
    const body = (request.body ?? {}) as Record<string, unknown>;
    const account = text(body['account'], 64);
    const password = text(body['password'], 200);
    if (account === undefined || password === undefined) return form(request, response, 400, found, { account: account ?? '', fault: 'REFUSED' });
    const result = await check.check({ account, password, source: request.ip ?? '', cookie: (name) => cookieOf(request, name) });
    switch (result.outcome) {
      case 'REFUSED': return form(request, response, 401, found, { account, fault: 'REFUSED' });
      case 'BUSY':
        response.set('Retry-After', '2');
        return form(request, response, 503, found, { account, fault: 'BUSY' });
      case 'SLOW_DOWN':
        response.set('Retry-After', String(result.retryAfterSeconds));
        return form(request, response, 429, found, { account, fault: 'SLOW_DOWN' });
      case 'SIGNED_IN': {
        await endAnothers(provider, found, result.staff);
        const returnTo = new URL(await provider.interactionResult(request, response, { login: { accountId: result.staff, remember: false } }, { mergeWithLastSubmission: false }));
        response.append('Set-Cookie', result.setCookie({ path: `${issuer.pathname}/interaction`, secure: issuer.protocol === 'https:' }));
        // A path: the browser stays on the host that has its cookies.
        response.status(303).set('Location', `${returnTo.pathname}${returnTo.search}`).set('Cache-Control', 'no-store').end();
      }
    }
  };
  return { show, submit };
}

/** The sign-in under way in this browser, or undefined when it has expired, is over, or belongs to another browser. */
async function interactionOf(provider: Provider, request: Request, response: Response): Promise<Interaction | undefined> {
  try {
    const found = await provider.interactionDetails(request, response);
    return found.uid === request.params['uid'] && found.prompt.name === 'login' ? found : undefined;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error instanceof DomainError ? error : Object.assign(new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 }), { cause: error });
  }
}

/**
 * Whoever else is signed in in this browser is so no longer, and the sign-in goes on as in a fresh one. By itself the provider would have the browser
 * send a form of its own to sign them out, from a page without words.
 */
async function endAnothers(provider: Provider, found: Interaction, staff: string): Promise<void> {
  const { session, exp } = found;
  if (session === undefined || session.accountId === staff) return;
  if (session.uid !== undefined) await (await provider.Session.findByUid(session.uid))?.destroy();
  found.session = undefined;
  await found.save(exp - Math.floor(millisOf(systemClock.now()) / 1_000));
}

function form(request: Request, response: Response, status: number, found: Interaction, shown: { account: string; fault?: SignInFault }): void {
  const redirect = found.params['redirect_uri'];
  const targets = typeof redirect === 'string' && URL.canParse(redirect) ? [new URL(redirect).origin] : [];
  answer(request, response, status, signInPage({ action: request.originalUrl.split('?')[0] ?? '', ...shown }, languageOf(request)), targets);
}

function answer(_request: Request, response: Response, status: number, html: string, targets: readonly string[] = []): void {
  response.status(status).set({ ...pageHeaders(targets) }).send(html);
}

const languageOf = (request: Request): string => request.headers['accept-language'] ?? '';

function text(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined;
}

function cookieOf(request: Request, name: string): string | undefined {
  return (request.headers.cookie ?? '').split(/; */).find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
