import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Exchange } from '../exchange.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { walk } from './walk/walk.js';
import { FRONT } from './walk/walks.js';

describeAtBrowsers('the front page', (someone, start) => {
  let exchange: Exchange | undefined;
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  it('says what to do, to anybody', async () => {
    const person = await someone({ origin: exchange?.url ?? '' });
    await person.open('/');
    await person.page.getByRole('link', { name: '拨打 110' }).waitFor();
    for (const [name, href] of [['我要报告', '/report'], ['用编号查进展', '/follow-up'], ['工作人员登录', '/session/sign-in?to=%2Fdesk']] as const) {
      expect(await person.page.getByRole('link', { name }).getAttribute('href')).toBe(href);
    }
    await walk(FRONT, undefined, async (_account, to) => {
      const anybody = await someone({ origin: exchange?.url ?? '', width: 390 });
      await anybody.open(to);
      return anybody;
    });
  });

  it('is left quickly, and Back does not lead to it', async () => {
    const person = await someone({ origin: exchange?.url ?? '', width: 390 });
    await person.page.route('https://www.weather.com.cn/**', (route) => route.fulfill({ body: 'weather' }));
    person.expects(/asked elsewhere: https:\/\/www\.weather\.com\.cn/);
    await person.open('/');
    await person.page.getByRole('button', { name: '快速离开' }).click();
    await person.page.waitForURL('https://www.weather.com.cn/');
  });

  it.each(['/', '/desk'])('says at %s that it needs https where the browser does', async (path) => {
    const person = await someone({ origin: exchange?.url ?? '', width: 390 });
    await person.page.addInitScript({ content: "Object.defineProperty(globalThis, 'isSecureContext', { value: false })" });
    await person.page.route('**/session', (route) => route.fulfill({ status: 503, json: {} }));
    person.expects(/status of 503/);
    await person.open(path);
    await person.page.getByRole('alert').filter({ hasText: '此地址不是 https' }).waitFor();
    expect(await person.sidewaysScroll()).toBe(0);
    await person.assertAccessible();
  });
});
