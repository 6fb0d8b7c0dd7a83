import type { Context } from 'oidc-provider';
import { escapeHtml, page, pageHeaders, sayIn, type Say } from './page-layout.js';

/** Why a sign-in was not done; each has one sentence, and none says whether the account exists. */
export type SignInFault = 'REFUSED' | 'SLOW_DOWN' | 'BUSY' | 'EXPIRED';

function faultText(fault: SignInFault, say: Say): string {
  switch (fault) {
    case 'REFUSED': return say('账号或密码不正确，请检查后重试。', 'The account or the password is not right.');
    case 'SLOW_DOWN': return say('尝试次数过多，请稍等几分钟再试。账号没有被锁定。', 'Too many tries; wait a few minutes. The account is not locked.');
    case 'BUSY': return say('系统繁忙，暂时无法登录，请稍后再试。', 'Sign-in is busy; try again shortly.');
    case 'EXPIRED': return say('登录页面已过期，请返回原来的页面重新登录。', 'This page has expired; go back and sign in again.');
  }
}

export interface SignInForm { readonly action: string; readonly account: string; readonly fault?: SignInFault }

/** The sign-in page. What was typed as the account stays; a password never does. */
export function signInPage(form: SignInForm, acceptLanguage: string): string {
  const say = sayIn(acceptLanguage);
  const error = form.fault === undefined ? '' : `<div class="error" role="alert">${faultText(form.fault, say)}</div>`;
  const focus = (first: boolean): string => ((form.account === '') === first ? ' autofocus' : '');
  return page('登录', `
<h1>童护联转</h1>
<p class="lead">${say('侵害未成年人案件强制报告与转办', 'Child Referral Exchange')}</p>
${error}<form method="post" action="${escapeHtml(form.action)}">
<label for="account">${say('账号', 'Account')}</label>
<input id="account" name="account" type="text" value="${escapeHtml(form.account)}" maxlength="64" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" required${focus(true)}>
<label for="password">${say('密码', 'Password')}</label>
<input id="password" name="password" type="password" maxlength="200" autocomplete="current-password" required${focus(false)}>
<button type="submit">${say('登录', 'Sign in')}</button>
</form>
<p class="help">${say('忘记密码请联系本单位的系统管理员重置。', 'Forgot the password? Ask your administrator to reset it.')}</p>`, say);
}

/** A page that only says what went wrong. */
export function faultPage(fault: SignInFault, acceptLanguage: string): string {
  const say = sayIn(acceptLanguage);
  return page('登录', `<h1>${say('无法登录', 'Cannot sign in')}</h1><div class="error" role="alert">${faultText(fault, say)}</div>`, say);
}

/** Shown for a moment after a sign-in, on the way back to `to`, a path of our own. */
export function goingBackPage(to: string, acceptLanguage: string): string {
  const say = sayIn(acceptLanguage);
  return page('登录', `<h1>${say('已登录', 'Signed in')}</h1><p class="lead"><a href="${escapeHtml(to)}">${say('正在返回……', 'Going back …')}</a></p>`, say);
}

/** What oidc-provider shows when a request to it is wrong. The code is for whoever runs the client; nothing of the request is repeated. */
export function errorPage(context: Context, out: { error: string }): void {
  const say = sayIn(context.get('Accept-Language'));
  const text = context.status >= 500 ? faultText('BUSY', say) : faultText('EXPIRED', say);
  show(context, page('登录', `<h1>${say('无法登录', 'Cannot sign in')}</h1><div class="error" role="alert">${text}</div><p class="help">${escapeHtml(out.error)}</p>`, say));
}

/** Asks before signing out; `form` is the provider's own hidden form. */
export function signOutPage(context: Context, form: string): void {
  const say = sayIn(context.get('Accept-Language'));
  show(context, page('退出', `
<h1>${say('退出登录？', 'Sign out?')}</h1><p class="lead">${say('在公用电脑上使用后请退出。', 'On a shared computer, sign out when you are done.')}</p>
${form.replace(/action="https?:\/\/[^/"]+/, 'action="')}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${say('退出', 'Sign out')}</button>
<button type="submit" form="op.logoutForm" class="quiet">${say('继续使用', 'Stay signed in')}</button>`, say), context.oidc.params['post_logout_redirect_uri']);
}

export function signedOutPage(context: Context): void {
  const say = sayIn(context.get('Accept-Language'));
  show(context, page('已退出', `<h1>${say('已退出登录', 'Signed out')}</h1><p class="lead">${say('可以关闭此页面。', 'You may close this page.')}</p>`, say));
}

function show(context: Context, html: string, redirect?: unknown): void {
  const targets = typeof redirect === 'string' && URL.canParse(redirect) ? [new URL(redirect).origin] : [];
  for (const [name, value] of Object.entries(pageHeaders(targets))) context.set(name, value);
  context.body = html;
}
