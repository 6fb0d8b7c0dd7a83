import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral, type JsonBody } from '@referrals/client';
import { eventually } from '@referrals/testing';
import { describeInBrowser, type Person } from '@referrals/testing/browser';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { BadLine } from './bad-line.js';
import { passwordOf } from './password-of.js';

const REPORTS = '/api/mandatory-reporting/reports';
const DESK = '/api/referral-desk';
const REPORTER = 'director.yx';
const STORY = '演示：孩子手臂有多处伤，已经两周没有上学。';
/** Whoever else got a part of the report: they work theirs without a browser. */
const OTHERS = ['psb.yx', 'civ.yx', 'rpi.yx', 'township.yx', 'village.yx', 'edu.yx', 'proc.yx'];

describeInBrowser('the whole journey of a report, by six people', (someone) => {
  describeInEveryMode('each at a browser', (start) => {
    let exchange: Exchange;
    beforeAll(async () => { exchange = await start(); }, 240_000);
    afterAll(() => exchange?.[Symbol.asyncDispose](), 60_000);

    const at = async (account: string, to: string, width = 1440): Promise<Person> => {
      const person = await someone({ origin: exchange.url, width, account, password: passwordOf(account) });
      await person.signIn(to);
      return person;
    };

    /** What this account's desk has of the report, once it may read it. */
    const held = (account: string, report: Report): Promise<string> => eventually(async () => {
      const desk = exchange.person(account);
      const { items } = await desk.must(desk.get(`${DESK}/worklist?number=${report.number}&open=true`));
      const item = items.find((one: JsonBody) => one.reportId === report.id);
      if (item === undefined) throw new Error(`${account} has nothing of it yet`);
      if ((await desk.must(desk.post(`${REPORTS}/cards`, { ids: [report.id] }))).items.length === 0) throw new Error('may not be read yet');
      return item.id as string;
    }, { timeoutMs: 60_000 });

    it('from a phone on a bad line to the answer, and nobody but the auditor learns who looked', async () => {
      const report = await file();
      await returnedBy('edu.yx', report);
      await rerouted(report);
      await concludedBy('psb.yx', report);
      await concludedBy('civ.yx', report);
      await othersConclude(report);
      await answersAreRead(report);
      await looksAreTold(report);
    }, 300_000);

    async function file(): Promise<Report> {
      const person = await at(REPORTER, '/report', 360);
      const { page } = person;
      person.expects(/ERR_FAILED/);
      await page.getByLabel('身上多处伤、严重营养不良或神志不清').check();
      await page.getByText('其他困难', { exact: true }).first().click();
      await page.getByLabel('辍学', { exact: true }).check();
      await page.locator('[id="narrative"]').fill(STORY);
      await page.getByRole('button', { name: '下一步' }).click();
      await page.locator('[id="child.name"]').fill('演示童甲');
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('button', { name: /^在/ }).first().click();
      await page.getByRole('button', { name: '去核对' }).click();
      const line = await BadLine.on(page, REPORTS, ['CUT', 'CUT']);
      await page.getByRole('button', { name: '提交报告' }).click();
      await line.untilSettled(() => page.getByRole('heading', { name: '已收到您的报告' }).waitFor({ timeout: 1_000 }));
      expect(line.keys.size).toBe(1);
      const reporter = exchange.person(REPORTER);
      const { items } = await reporter.must(reporter.get(REPORTS));
      expect(items).toHaveLength(1);
      await person.leave();
      return { id: items[0].id as string, number: items[0].number as string };
    }

    async function returnedBy(account: string, report: Report): Promise<void> {
      const person = await openedBy(account, report);
      person.expects(/status of 404/);
      const { page } = person;
      await page.getByText('更多操作').click();
      await page.getByRole('button', { name: '退回协调办' }).click();
      const drawer = page.getByRole('dialog', { name: '退回协调办' });
      await drawer.locator('#reason').selectOption('NOT_OUR_FIELD');
      await drawer.locator('#note').fill('演示：先由民政办理。');
      await drawer.getByRole('button', { name: '退回' }).click();
      await drawer.waitFor({ state: 'detached' });
    }

    async function rerouted({ number }: Report): Promise<void> {
      const person = await at('coord.yx', '/coordination');
      person.expects(/status of 404/);
      const row = person.page.getByRole('row').filter({ hasText: number });
      await row.getByRole('link', { name: number }).click();
      await person.page.getByRole('button', { name: '改派' }).click();
      const drawer = person.page.getByRole('dialog', { name: '改派' });
      await drawer.locator('#agency').selectOption('CIV');
      const civil = drawer.locator('#desk').locator('option', { hasText: '攸县民政局' }).first();
      await civil.waitFor({ state: 'attached' });
      await drawer.locator('#desk').selectOption(await civil.getAttribute('value'));
      await drawer.locator('#reason').fill('演示：由民政办理。');
      await drawer.getByRole('button', { name: '改派' }).click();
      await drawer.waitFor({ state: 'detached' });
    }

    async function concludedBy(account: string, report: Report): Promise<void> {
      const { page } = await openedBy(account, report);
      await page.getByRole('button', { name: '签收' }).click();
      await page.getByRole('dialog', { name: '签收' }).getByRole('button', { name: '签收' }).click();
      await page.getByText('已签收', { exact: true }).first().waitFor();
      await page.getByText('更多操作').click();
      await page.getByRole('button', { name: '办结' }).click();
      const drawer = page.getByRole('dialog', { name: '办结' });
      await drawer.locator('#code').selectOption(await plainCode(account, report));
      await drawer.getByText('报告人将看到').waitFor();
      await drawer.getByRole('button', { name: '办结' }).click();
      await drawer.waitFor({ state: 'detached' });
      await page.getByText('已办结，待反馈').first().waitFor();
    }

    async function openedBy(account: string, report: Report): Promise<Person> {
      await held(account, report);
      const person = await at(account, '/desk');
      await person.page.getByRole('link', { name: report.number }).first().click();
      await person.page.getByText(STORY).waitFor();
      await person.page.getByText('已打开', { exact: true }).first().waitFor();
      return person;
    }

    /** A result that asks for no proof and no other agency, and that the reporter reads. */
    async function plainCode(account: string, report: Report): Promise<string> {
      const desk = exchange.person(account);
      const { conclude } = await desk.must(desk.get(`${DESK}/referrals/${await held(account, report)}/codes`));
      const plain = conclude.find((one: JsonBody) => one.needsProof !== true && one.handsOverTo === undefined && typeof one.reporterReads === 'string');
      return plain.code as string;
    }

    const othersConclude = (report: Report): Promise<void> => eventually(async () => {
      for (const account of OTHERS) {
        const desk = exchange.person(account);
        for (const item of await readWorklist(desk)) if (item.reportId === report.id) await workReferral(desk, item);
      }
      const reporter = exchange.person(REPORTER);
      const { state } = await reporter.must(reporter.get(`${DESK}/reports/${report.id}/progress`));
      expect(['concluded', 'closed']).toContain(state);
    }, { timeoutMs: 90_000 });

    async function answersAreRead(report: Report): Promise<void> {
      const { page } = await at(REPORTER, '/mine', 360);
      await page.getByText(report.number).first().click();
      await page.getByText('全部办结，结果已告知您').first().waitFor({ timeout: 60_000 });
      await page.getByText('结果已告知').first().waitFor();
    }

    async function looksAreTold({ number }: Report): Promise<void> {
      const { page } = await at('auditor.city', '/audit');
      await page.getByLabel('报告编号').fill(number);
      await page.getByRole('button', { name: '查看', exact: true }).click();
      await page.getByText('核对无误').nth(1).waitFor();
      expect(await page.locator('body').innerText()).not.toContain(STORY);
    }
  });
});

interface Report { readonly id: string; readonly number: string }
