import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface PersonOptions {
  /** Of the product: `http://127.0.0.1:3000`. Nothing else may be asked. */
  readonly origin: string;
  /** Width in CSS pixels; below 500 it is a phone. */
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  /** Of those who sign in. */
  readonly account?: string;
  readonly password?: string;
}

const PHONE_BELOW = 500;
/** For what is waited for on a busy machine; a test that passes does not take it. */
const PATIENCE_MS = 20_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Rules of axe that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation', (event) => tellViolation(event.violatedDirective + ' ' + event.blockedURI))";

/** Somebody at a browser of their own. What goes wrong on the way is noted: policy violations, errors of pages, questions to elsewhere. */
export class Person {
  private readonly wrong: string[] = [];
  private readonly provoked: RegExp[] = [];

  private constructor(readonly page: Page, private readonly context: BrowserContext, private readonly options: PersonOptions) {}

  static async in(browser: Browser, options: PersonOptions): Promise<Person> {
    const { width = 1440, theme = 'light', origin } = options;
    const isPhone = width < PHONE_BELOW;
    const context = await browser.newContext({ baseURL: origin, viewport: { width, height: isPhone ? 780 : 900 }, isMobile: isPhone, hasTouch: isPhone, colorScheme: theme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const person = new Person(await context.newPage(), context, options);
    person.page.setDefaultTimeout(PATIENCE_MS);
    await person.watch();
    return person;
  }

  /** Opens a path and waits for its heading. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('h1').first().waitFor();
  }

  /** By the real pages of signing in, as people do. */
  async signIn(to = '/desk'): Promise<void> {
    await this.page.goto(`/session/sign-in?to=${encodeURIComponent(to)}`);
    await this.page.locator('#account').fill(this.options.account ?? '');
    await this.page.locator('#password').fill(this.options.password ?? '');
    await this.page.locator('button[type=submit]').click();
    await this.page.waitForURL((url) => url.pathname === to);
    await this.page.locator('h1').first().waitFor();
  }

  /** What the test provokes on purpose (an answer refused, a line cut) is no fault when the console tells it. */
  expects(told: RegExp): void {
    this.provoked.push(told);
  }

  /** Fails on faults of accessibility of the page as it stands, or of what is `within` a selector; with `COLOURS` only on those that colours make. */
  async assertAccessible({ within = 'html', of = 'ALL' }: { readonly within?: string; readonly of?: 'ALL' | 'COLOURS' } = {}): Promise<void> {
    // Through the debugger, which the page's policy has no say over.
    if (!(await this.page.evaluate<boolean>('"axe" in globalThis'))) await this.page.evaluate(AXE);
    const options = { resultTypes: ['violations'], ...(of === 'COLOURS' ? { runOnly: COLOURS } : {}) };
    const { violations } = await this.page.evaluate(([part, how]) => (globalThis as unknown as { axe: { run(part: string, options: object): Promise<AxeResults> } }).axe.run(part, how), [within, options] as const);
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
    if (faults.length > 0) throw new Error(`${this.page.url()}\n${faults.join('\n')}`);
  }

  /** CSS pixels by which the page is wider than the screen; 0 on a page that needs no scrolling sideways. */
  sidewaysScroll(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  assertNothingWrong(): void {
    const wrong = this.wrong.filter((one) => !this.provoked.some((told) => told.test(one)));
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  }

  private async watch(): Promise<void> {
    const { page, context, wrong, options } = this;
    page.on('pageerror', (error) => { wrong.push(`page error: ${error.stack ?? error.message}`); });
    // A violation of the policy is told here as well.
    page.on('console', (message) => { if (message.type() === 'error') wrong.push(`console: ${message.text()} (${message.location().url})`); });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== options.origin) wrong.push(`asked elsewhere: ${url.origin}`);
    });
    await page.exposeFunction('tellViolation', (what: string) => { wrong.push(`policy: ${what}`); });
    await page.addInitScript({ content: TELL_VIOLATIONS });
  }
}
