import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Caller } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Person } from '@referrals/testing/browser';
import type { Exchange } from '../exchange.js';
import { eventsUnderWay } from '../look-behind.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { BadLine, type Trouble } from './bad-line.js';
import { passwordOf } from './password-of.js';
import { lookAt } from './walk/walk.js';
import type { OnTheWay } from './walk/walks.js';
import { itemsThere, whatLiesThere } from './what-lies-there.js';

const PATH = '/api/mandatory-reporting/reports';
const STORY = '手臂上有几处淤青口述';
const CHILD = '演示童甲乙丙';
const TROUBLES = 40;

/** Forty troubles, twenty of a kind, in an order of their own each time; told when a test fails. */
function troubles(): Trouble[] {
  const all: Trouble[] = Array.from({ length: TROUBLES }, (_, index) => index % 2 === 0 ? 'CUT' : 'LOST');
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

describeAtBrowsers('a report on a bad line', (someone, start) => {
  let exchange: Exchange;
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const passBy = async (): Promise<void> => undefined;

  async function write(person: Person, story: string, look: (person: Person, page: OnTheWay) => Promise<void> = passBy): Promise<void> {
    const { page } = person;
    await page.getByLabel('身上多处伤、严重营养不良或神志不清').check();
    await page.locator('[id="narrative"]').fill(story);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.locator('[id="child.name"]').fill(CHILD);
    await look(person, '/report/child');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '去核对' }).waitFor();
    await look(person, '/report/place');
    await page.getByRole('button', { name: '去核对' }).click();
    await page.getByRole('button', { name: '提交报告' }).waitFor();
    await look(person, '/report/check');
  }

  async function lies(person: Person): Promise<string> {
    const there = await whatLiesThere(person.page);
    expect(there).not.toContain(STORY);
    expect(there).not.toContain(CHILD);
    expect(there).not.toContain('key true');
    return there;
  }

  it('arrives once, whatever was cut, and nothing readable lies on the phone', async () => {
    const order = troubles();
    const person = await someone({ origin: exchange.url, width: 390, account: 'director.yx', password: passwordOf('director.yx') });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await person.signIn('/report');
    const reporter = exchange.person('director.yx');
    const before = (await reporter.must(reporter.get(PATH))).items.length;
    for (let report = 1; report <= 4; report += 1) {
      const own = order.splice(0, TROUBLES / 4);
      const line = await BadLine.on(person.page, PATH, own);
      if (report > 1) await person.open('/report');
      await write(person, `${STORY}${report}`);
      await lies(person);
      await person.page.getByRole('button', { name: '提交报告' }).click();
      await person.page.getByText('有 1 份报告还没有送出').waitFor();
      await lies(person);
      if (report === 2) await person.open('/mine');
      await line.untilSettled(async () => expect(await itemsThere(person.page)).toBe(0));
      await person.page.getByText('有 1 份报告还没有送出').waitFor({ state: 'hidden' });
      expect({ own, keys: line.keys.size }).toEqual({ own, keys: 1 });
      await lies(person);
      await person.page.unroute(`**${PATH}`);
    }
    const after = (await reporter.must(reporter.get(PATH))).items;
    expect(after).toHaveLength(before + 4);
  }, 120_000);

  it('leaves a phone whose person is signed out once, in their name, and is not shown there', async () => {
    const person = await someone({ origin: exchange.url, width: 390, account: 'director.yx', password: passwordOf('director.yx') });
    person.expects(/ERR_FAILED/);
    const { page } = person;
    const reporter = exchange.person('director.yx');
    const before = (await reporter.must(reporter.get(PATH))).items.length;
    await person.signIn('/report');
    const line = await BadLine.on(page, PATH, ['CUT', 'CUT', 'LOST']);
    await write(person, STORY);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByText('有 1 份报告还没有送出').waitFor();
    await page.context().clearCookies();
    await person.open('/');
    await page.getByText('有 1 份报告还没有送出').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(CHILD);
    await person.open('/report');
    await page.getByRole('heading', { name: '发生了什么' }).waitFor();
    expect(await page.locator('[id="narrative"]').inputValue()).toBe('');
    await line.untilSettled(async () => expect(await itemsThere(page)).toBe(0));
    await page.getByText('有 1 份报告还没有送出').waitFor({ state: 'hidden' });
    expect(line.keys.size).toBe(1);
    expect((await reporter.must(reporter.get(PATH))).items).toHaveLength(before + 1);
  }, 60_000);

  it('is not lost when its owner gets another password while it waits: its ticket is refused, and it goes once when they have signed in', async () => {
    const account = 'teacher.yx';
    const person = await someone({ origin: exchange.url, width: 390, account, password: passwordOf(account) });
    person.expects(/401|ERR_INTERNET_DISCONNECTED/);
    const { page } = person;
    await person.signIn('/report');
    const ticket = page.waitForResponse('**/session/ticket');
    await write(person, STORY);
    await ticket;
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByText('有 1 份报告还没有送出').waitFor();
    const admin = exchange.person('admin');
    const { items: [teacher] } = await admin.must(admin.get(`/api/directory/staff?q=${account}`));
    const { password } = await admin.must(admin.post(`/api/directory/staff/${teacher.id}/password`, {}));
    await eventually(async () => expect(await eventsUnderWay(exchange.databases)).toBe(0), { timeoutMs: 30_000 });
    await page.context().clearCookies();
    const refused = page.waitForResponse((answer) => answer.status() === 401 && answer.request().headers()['x-send-ticket'] !== undefined);
    await page.context().setOffline(false);
    await refused;
    await page.getByText('登录后自动送出').waitFor();
    expect(await itemsThere(page)).toBe(1);
    await page.goto('/session/sign-in?to=/mine');
    await page.locator('#account').fill(account);
    await page.locator('#password').fill(password);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/mine');
    await eventually(async () => expect(await itemsThere(page)).toBe(0), { timeoutMs: 30_000 });
    const reporter = new Caller(exchange.url, { account, password });
    expect((await reporter.must(reporter.get(PATH))).items).toHaveLength(1);
  }, 90_000);

  it('that is refused is a draft again, with what is wrong beside its field, and goes when it was mended', async () => {
    const person = await someone({ origin: exchange.url, width: 390 });
    person.expects(/400/);
    const { page } = person;
    const problem = { type: 'urn:referrals:problem:INVALID_INPUT', title: '有一项需要修改。', status: 400, code: 'INVALID_INPUT', field: 'child.name', errors: [{ field: 'child.name', code: 'INVALID', title: '姓名里有不能用的字符。' }] };
    let posts = 0;
    await page.route(`**${PATH}`, async (route) => {
      posts += 1;
      if (posts > 1) return await route.continue();
      return await route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await person.open('/report');
    await write(person, STORY);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByRole('heading', { name: '核对后提交' }).waitFor();
    await page.getByText('有一项需要修改。').waitFor();
    await page.getByRole('link', { name: '首页' }).click();
    await page.getByRole('link', { name: '1 份报告没有被接受，请修改' }).click();
    await page.getByText('有一项需要修改。').waitFor();
    await page.getByRole('button', { name: '修改孩子' }).click();
    expect(await page.locator('[id="child.name"]').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('姓名里有不能用的字符。').waitFor();
    await page.locator('[id="child.name"]').fill('演示童');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '去核对' }).click();
    expect(posts).toBe(1);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByRole('heading', { name: '已收到您的报告' }).waitFor();
  }, 60_000);

  for (const [width, look] of [[390, lookAt], [1440, passBy]] as const) {
    it(`is written without an account in three steps at ${width} px, and its code is shown once`, async () => {
      const person = await someone({ origin: exchange.url, width });
      await person.open('/report');
      await person.page.getByRole('button', { name: '下一步' }).click();
      await person.page.getByText('请至少选一项，或写一句话').waitFor();
      await person.page.getByLabel('现在就有危险').check();
      await person.page.getByText('拨打 110').first().waitFor();
      await look(person, '/report');
      await write(person, STORY, look);
      expect(await itemsThere(person.page)).toBe(0);
      await person.page.getByRole('button', { name: '提交报告' }).click();
      await person.page.getByRole('heading', { name: '已收到您的报告' }).waitFor();
      await look(person, '/report/sent');
      const [number = '', code = ''] = await person.page.locator('.code').allTextContents();
      const there = await lies(person);
      expect(there).not.toContain(code);
      await person.page.reload();
      await person.page.getByRole('heading', { name: '没有可显示的回执' }).waitFor();

      await person.open('/follow-up');
      await person.page.locator('#number').fill(number);
      await person.page.locator('#verificationCode').fill(code);
      await person.page.getByRole('button', { name: '查看进展' }).click();
      await person.page.getByRole('heading', { name: '各部门' }).waitFor();
      await person.assertAccessible();
      const shown = await person.page.locator('body').innerText();
      expect(shown).not.toContain(STORY);
      expect(shown).not.toContain(CHILD);
    }, 60_000);
  }

  it('is written without a line, and its draft is there again after the page was closed', async () => {
    const person = await someone({ origin: exchange.url, width: 360 });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await person.open('/report');
    await person.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await person.page.getByLabel('在这部手机上保存草稿').check();
    await person.page.context().setOffline(true);
    await person.page.locator('[id="narrative"]').fill(STORY);
    await person.page.getByText('草稿已加密保存在这部手机上').waitFor();
    await person.page.getByRole('button', { name: '下一步' }).click();
    await person.page.locator('[id="child.name"]').waitFor();
    await person.page.goto('/report');
    await person.page.getByRole('button', { name: '继续填写' }).click();
    expect(await person.page.locator('[id="narrative"]').inputValue()).toBe(STORY);
    await lies(person);
    await write(person, STORY);
    await person.page.getByRole('button', { name: '提交报告' }).click();
    await person.page.getByText('有 1 份报告还没有送出').waitFor();
    await person.page.context().setOffline(false);
    await person.page.getByRole('heading', { name: '已收到您的报告' }).waitFor();
  }, 60_000);

  it('that lies only in the page stays through the way home, is kept on the phone when asked, and goes from it when its receipt was noted', async () => {
    const person = await someone({ origin: exchange.url, width: 360 });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    const { page } = person;
    await person.open('/report');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.locator('[id="narrative"]').fill(STORY);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('换语言会丢失').waitFor();
    await page.getByRole('link', { name: '首页' }).click();
    await page.getByRole('link', { name: '我要报告' }).click();
    await page.getByRole('heading', { name: '发生了什么' }).waitFor();
    expect(await page.locator('[id="narrative"]').inputValue()).toBe(STORY);
    await page.context().setOffline(true);
    await write(person, STORY);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByRole('heading', { name: '报告正在送出' }).waitFor();
    expect(await itemsThere(page)).toBe(0);
    await page.getByRole('button', { name: '在这部手机上保存' }).click();
    await page.getByText('已加密保存，联网后自动送出，只送一次').waitFor();
    expect(await itemsThere(page)).toBe(1);
    await lies(person);
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '已收到您的报告' }).waitFor();
    expect(await itemsThere(page)).toBe(1);
    await page.getByRole('button', { name: '我已记下' }).click();
    await page.getByRole('link', { name: '我要报告' }).waitFor();
    expect(await itemsThere(page)).toBe(0);
  }, 60_000);

  it('that lies only in the page is asked about before the page is closed, and never holds up a quick exit', async () => {
    const person = await someone({ origin: exchange.url, width: 390 });
    person.expects(/asked elsewhere: https:\/\/www\.weather\.com\.cn/);
    const { page } = person;
    await page.route('https://www.weather.com.cn/**', (route) => route.fulfill({ body: 'weather' }));
    await person.open('/report');
    await page.locator('[id="narrative"]').fill(STORY);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    await page.getByRole('button', { name: '快速离开' }).click();
    await page.waitForURL('https://www.weather.com.cn/');
    expect(asked).toEqual(['beforeunload']);
  });
});
