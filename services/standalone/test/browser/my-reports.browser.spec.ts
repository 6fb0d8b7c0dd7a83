import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral } from '@referrals/client';
import { demoReports } from '@referrals/operate';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { BadLine } from './bad-line.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { passwordOf } from './password-of.js';
import { walk } from './walk/walk.js';
import { OWN } from './walk/walks.js';
import { itemsThere } from './what-lies-there.js';

const REPORTER = 'director.yx';
const REPORTS = '/api/mandatory-reporting/reports';
const DESKS = ['psb.yx', 'civ.yx', 'rpi.yx', 'township.yx', 'village.yx', 'edu.yx', 'proc.yx'];

describeAtBrowsers('what became of one’s report', (someone, start) => {
  let exchange: Exchange;
  let receipt: { readonly id: string; readonly number: string };
  beforeAll(async () => {
    exchange = await start();
    const reporter = exchange.person(REPORTER);
    receipt = await reporter.must(reporter.post(REPORTS, demoReports[1]?.body));
    await eventually(async () => {
      for (const account of DESKS) {
        const desk = exchange.person(account);
        for (const item of await readWorklist(desk)) if (item.reportId === receipt.id) await workReferral(desk, item);
      }
      expect((await feedback()).length).toBeGreaterThan(0);
    }, { timeoutMs: 60_000 });
  }, 240_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const feedback = async (): Promise<readonly { readonly receivedAt?: string }[]> => {
    const reporter = exchange.person(REPORTER);
    return (await reporter.must(reporter.get(`/api/referral-desk/reports/${receipt.id}/progress`))).feedback;
  };

  it('is read on a phone; an answer seen for two seconds is told to have been seen, and more can be added', async () => {
    const person = await someone({ origin: exchange.url, width: 390, account: REPORTER, password: passwordOf(REPORTER) });
    person.expects(/ERR_FAILED/);
    await person.signIn('/mine');
    await person.page.getByText('有新的答复').waitFor();
    await person.assertAccessible();
    expect((await feedback()).every(({ receivedAt }) => receivedAt === undefined)).toBe(true);
    await person.page.getByText(receipt.number).click();
    await person.page.getByRole('heading', { name: '经过' }).waitFor();
    await eventually(async () => expect((await feedback()).every(({ receivedAt }) => receivedAt !== undefined)).toBe(true));
    await person.page.getByText(/您于 .* 看到/).first().waitFor();
    await person.assertAccessible();
    expect(await person.sidewaysScroll()).toBe(0);

    await person.page.getByText('补充情况', { exact: true }).click();
    await person.page.getByRole('button', { name: '提交补充' }).click();
    await person.page.getByText('请写一句话').waitFor();
    await person.page.locator('#narrative').fill('邻居说今天有人来看过。');
    const path = `${REPORTS}/${receipt.id}/supplements`;
    const line = await BadLine.on(person.page, path, ['CUT', 'LOST']);
    await person.page.getByRole('button', { name: '提交补充' }).click();
    await person.page.getByText('有 1 项登记还没有送出').waitFor();
    await line.untilSettled(async () => expect(await itemsThere(person.page)).toBe(0));
    await person.page.getByText('补充的情况已送到各部门').waitFor();
    await person.page.getByText('您补充了情况').waitFor();
    const reporter = exchange.person(REPORTER);
    expect([line.keys.size, (await reporter.must(reporter.get(`${REPORTS}/${receipt.id}`))).supplements.length]).toEqual([1, 1]);

    await person.open('/mine/messages');
    await person.page.getByRole('link').filter({ hasText: receipt.number }).first().waitFor();
    await person.assertAccessible();
    await person.page.getByRole('button', { name: '全部标为已读' }).click();
    await person.page.getByText('未读', { exact: true }).first().waitFor({ state: 'hidden' });
  }, 60_000);

  it('looks right, whatever the width and the colours', async () => {
    await walk(OWN, { report: receipt.id }, async (account = '', to) => {
      const person = await someone({ origin: exchange.url, width: 390, account, password: passwordOf(account) });
      await person.signIn(to);
      return person;
    });
  }, 60_000);

  it('is added to by number and code: on a bad line once, what was typed is kept, and its time is told', async () => {
    const anybody = exchange.anybody();
    const { id, number, verificationCode } = await anybody.must(anybody.post(REPORTS, { situations: ['MR04'], child: { unknown: true }, childNow: '430223', narrative: '手臂上有淤青' }));
    const person = await someone({ origin: exchange.url, width: 390 });
    person.expects(/ERR_FAILED|401/);
    const { page } = person;
    const look = async (): Promise<void> => {
      await page.locator('#number').fill(number);
      await page.locator('#verificationCode').fill(verificationCode);
      await page.getByRole('button', { name: '查看进展' }).click();
      await page.getByRole('heading', { name: '经过' }).waitFor();
    };
    await person.open('/follow-up');
    await look();
    const path = `${REPORTS}/${id}/supplements`;
    const line = await BadLine.on(page, path, ['CUT', 'LOST']);
    const more = page.locator('[id="narrative"]');
    await page.getByText('补充情况', { exact: true }).click();
    await more.fill('邻居也看见了');
    for (const posts of [1, 2]) {
      await page.getByRole('button', { name: '提交补充' }).click();
      await eventually(async () => expect(line.posts).toBe(posts));
      await page.locator('#supplement button[aria-disabled=false]').waitFor();
      await page.locator('#supplement .error').waitFor();
      expect(await more.inputValue()).toBe('邻居也看见了');
    }
    // Its quarter of an hour is over: what was typed is there again with number and code.
    await page.route(`**${path}`, (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ code: 'UNAUTHENTICATED', title: '请登录', status: 401 }) }), { times: 1 });
    await page.getByRole('button', { name: '提交补充' }).click();
    await page.getByText('请重新输入编号和查询码').waitFor();
    await look();
    expect(await more.inputValue()).toBe('邻居也看见了');
    await page.getByRole('button', { name: '提交补充' }).click();
    await page.getByText('补充的情况已送到各部门').waitFor();
    await page.getByText('您补充了情况').waitFor();
    expect([line.keys.size, await page.getByText('您补充了情况').count(), await more.inputValue()]).toEqual([1, 1, '']);
    expect(await page.locator('body').innerText()).not.toContain('邻居也看见了');
  }, 60_000);

  it('is read at a desk in the dark; a stranger’s is not found, and nobody’s asks to sign in', async () => {
    const person = await someone({ origin: exchange.url, width: 1440, theme: 'dark', account: 'teacher.yx', password: passwordOf('teacher.yx') });
    person.expects(/404|403/);
    await person.open(`/mine/${receipt.id}`);
    await person.page.getByRole('heading', { name: '请先登录' }).waitFor();
    await person.signIn(`/mine/${receipt.id}`);
    await person.page.getByText('没有找到，或您无权查看').waitFor();
    await person.assertAccessible();
    await person.open('/mine');
    await person.page.getByText('您还没有报告过').waitFor();
    await person.assertAccessible();
  }, 60_000);
});
