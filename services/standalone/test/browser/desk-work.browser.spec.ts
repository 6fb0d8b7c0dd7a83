import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Person } from '@referrals/testing/browser';
import type { Exchange } from '../exchange.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { passwordOf } from './password-of.js';
import { arrivedAt, returnedBy, type Arrived } from './scenes/referral-scene.js';
import { walk, WALK_MS } from './walk/walk.js';
import { AT_DESK } from './walk/walks.js';

const DESKS = '/api/referral-desk';
/** Of paper, less its margins, in CSS pixels. */
const A4 = { width: 643, height: 971 };
const STORY = '演示：孩子手臂有多处伤。';
const HARMED = {
  situations: ['MR04'], danger: 'IMMINENT', childNow: '430223', residence: '430223', harmPlace: '430223', hoursSinceHarm: 10, narrative: STORY,
  child: { name: '演示小明', sex: 'MALE', birthDate: '2015-03-02', guardian: { phone: '13700000001' } }, suspects: [{ relation: 'RELATIVE', withChildNow: 'YES' }],
};

describeAtBrowsers('the desk at work', (someone, start) => {
  let exchange: Exchange;
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose](), 60_000);

  const arrived = (form: object, account: string): Promise<Arrived> => arrivedAt(exchange, form, account);
  const stateOf = async (id: string, account: string): Promise<string> => {
    const desk = exchange.person(account);
    return (await desk.must(desk.get(`${DESKS}/referrals/${id}`))).state;
  };
  const signedIn = async (account: string, to = '/desk', width = 1440): Promise<Person> => {
    const person = await someone({ origin: exchange.url, width, account, password: passwordOf(account) });
    await person.signIn(to);
    return person;
  };

  it('takes on, decides and concludes by the keyboard alone', async () => {
    const { id, number } = await arrived({ concerns: ['UNIT_FAILED_DUTY'], childNow: '430223', residence: '430223', child: { unknown: true }, narrative: '演示：单位未履行职责。' }, 'proc.yx');
    const { page } = await signedIn('proc.yx');
    const { keyboard } = page;
    const tabTo = async (name: string): Promise<void> => {
      for (let n = 0; n < 40; n += 1) {
        const focused = page.locator(':focus');
        if (await focused.count() > 0 && (await focused.first().innerText()).trim() === name) return;
        await keyboard.press('Tab');
      }
      throw new Error(`no Tab leads to ${name}`);
    };
    const choose = async (code: string): Promise<void> => {
      const codes = page.locator('#code');
      await codes.locator(`option[value=${code}]`).waitFor({ state: 'attached' });
      await page.locator('#code:focus').waitFor();
      for (let n = 0; n < 40 && await codes.inputValue() !== code; n += 1) await keyboard.press('ArrowDown');
      expect(await codes.inputValue()).toBe(code);
    };
    await page.getByRole('link', { name: number }).waitFor();
    await keyboard.press('j');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: number }).waitFor();
    await page.getByText('演示：单位未履行职责。').waitFor();
    await page.getByText('已打开', { exact: true }).first().waitFor();
    await keyboard.press('a');
    await page.getByRole('dialog', { name: '签收' }).waitFor();
    await page.locator('#number:focus').waitFor();
    await keyboard.type('攸检受〔2026〕1号');
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: '签收' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '登记进展' }).waitFor();
    await keyboard.press('a');
    await choose('LEAD_LOGGED');
    await tabTo('登记');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await stateOf(id, 'proc.yx')).toBe('accepted');
    await page.getByText('办理中', { exact: true }).first().waitFor();
    await tabTo('更多操作');
    await keyboard.press('Enter');
    await tabTo('办结');
    await keyboard.press('Enter');
    await choose('LEAD_LOGGED');
    await page.getByText('报告人将看到').waitFor();
    await tabTo('办结');
    await keyboard.press('Enter');
    await page.getByText('已办结，待反馈').first().waitFor();
    expect(await stateOf(id, 'proc.yx')).toBe('concluded');
  }, 60_000);

  it('shows what a colleague does as it happens, and keeps filters under a name', async () => {
    const { id, number } = await arrived(HARMED, 'psb.yx');
    const person = await someone({ origin: exchange.url, width: 1440, account: 'psb.yx', password: passwordOf('psb.yx') });
    const { page } = person;
    const streaming = page.waitForResponse(/worklist\/stream/);
    await person.signIn('/desk');
    const row = page.getByRole('row').filter({ hasText: number });
    await Promise.all([streaming, row.getByText('新到', { exact: true }).waitFor(), page.getByRole('link', { name: /未读消息 \d+/ }).waitFor()]);
    const colleague = exchange.person('psb2.yx');
    const { version } = await colleague.must(colleague.get(`${DESKS}/referrals/${id}`));
    await colleague.must(colleague.post(`${DESKS}/referrals/${id}/acknowledge`, {}, { ifMatch: version }));
    // Nothing else asks again within minutes.
    await row.getByText('已签收', { exact: true }).waitFor({ timeout: 5_000 });

    await page.getByLabel('身份').selectOption('LEAD');
    await page.getByLabel('给这组筛选起个名字').fill('本台主办');
    await page.getByRole('button', { name: '存下这组筛选' }).click();
    const view = page.getByRole('link', { name: '本台主办' });
    await view.waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await view.click();
    await page.waitForURL(/role=LEAD/);
    await person.assertAccessible();
    await page.getByRole('button', { name: '删除「本台主办」' }).click();
    await view.waitFor({ state: 'detached' });

    await person.open('/figures');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).first().click();
    expect((await saving).suggestedFilename()).toBe('尚未办结.xlsx');
  }, 60_000);

  it('returns what is not its own, and the coordinator gives it to another desk', async () => {
    const { id, number } = await arrived({ ...HARMED, danger: 'POSSIBLE' }, 'edu.yx');
    const school = await signedIn('edu.yx', `/desk/r/${id}`);
    const { page } = school;
    await page.getByText('已打开', { exact: true }).first().waitFor();
    await page.getByText('更多操作').click();
    await page.getByRole('button', { name: '退回协调办' }).click();
    const drawer = page.getByRole('dialog', { name: '退回协调办' });
    await drawer.getByRole('button', { name: '退回' }).click();
    await drawer.getByText('请填写').first().waitFor();
    await drawer.locator('#reason').selectOption('OTHER_DESK');
    await drawer.locator('#note').fill('演示：学校在别的街道。');
    // How the case stands is no longer theirs once they gave it away.
    school.expects(/status of 404/);
    await drawer.getByRole('button', { name: '退回' }).click();
    await drawer.waitFor({ state: 'detached' });

    const coordinator = await signedIn('coord.yx', '/coordination');
    const row = coordinator.page.getByRole('row').filter({ hasText: number });
    await row.getByText('看原因和可改派的台').click();
    await row.getByText('演示：学校在别的街道。').waitFor();
    await row.getByRole('link', { name: number }).click();
    await coordinator.page.getByRole('button', { name: '改派' }).click();
    const reroute = coordinator.page.getByRole('dialog', { name: '改派' });
    await reroute.locator('#agency').selectOption('CIV');
    await reroute.locator('#desk').locator('option', { hasText: '攸县民政局' }).first().waitFor({ state: 'attached' });
    await reroute.locator('#desk').selectOption({ index: 1 });
    await reroute.locator('#reason').fill('演示：由民政办理。');
    coordinator.expects(/status of 404/);
    await reroute.getByRole('button', { name: '改派' }).click();
    await reroute.waitFor({ state: 'detached' });
    const desk = exchange.person('civ.yx');
    expect((await desk.must(desk.get(`${DESKS}/worklist?number=${number}&open=false`))).items.length).toBeGreaterThan(0);
  }, 60_000);

  it('says who was quicker, and keeps what was typed', async () => {
    const { id } = await arrived(HARMED, 'psb.yx');
    const person = await signedIn('psb.yx', `/desk/r/${id}`);
    const { page } = person;
    await page.getByText('已打开', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '签收' }).click();
    const drawer = page.getByRole('dialog', { name: '签收' });
    await drawer.locator('#number').fill('攸公受〔2026〕2号');
    const colleague = exchange.person('psb2.yx');
    const { version } = await colleague.must(colleague.get(`${DESKS}/referrals/${id}`));
    await colleague.must(colleague.post(`${DESKS}/referrals/${id}/acknowledge`, {}, { ifMatch: version }));
    person.expects(/status of (409|412)/);
    await drawer.getByRole('button', { name: '签收' }).click();
    await drawer.getByRole('alert').filter({ hasText: '请看过再决定' }).waitFor();
    expect(await drawer.locator('#number').inputValue()).toBe('攸公受〔2026〕2号');
    await page.getByText('已签收', { exact: true }).first().waitFor();
  }, 60_000);

  it('keeps nothing on the screen when nobody is there', async () => {
    const { id } = await arrived(HARMED, 'psb.yx');
    const person = await signedIn('psb.yx');
    const { page } = person;
    await page.clock.install();
    await person.open(`/desk/r/${id}`);
    await page.getByText(STORY).waitFor();
    await page.clock.fastForward('20:00');
    await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
    const left = [await page.content(), await page.title(), page.url(), JSON.stringify(await page.context().storageState())].join(' ');
    for (const personal of [STORY, '演示小明', '13700000001']) expect(left).not.toContain(personal);
    await person.assertAccessible();
    await eventually(async () => expect(await page.evaluate<{ signedIn: boolean }>("fetch('/session').then((answer) => answer.json())")).toMatchObject({ signedIn: false }));
  }, 60_000);

  it('has what was typed before the lock again, for the person who typed it', async () => {
    const { id } = await arrived(HARMED, 'psb.yx');
    const person = await signedIn('psb.yx');
    const { page } = person;
    const number = '攸公受〔2026〕3号';
    await person.open(`/desk/r/${id}`);
    await page.getByText('已打开', { exact: true }).first().waitFor();
    // From here on the page's time is the test's: nothing may depend on its looking again by itself.
    await page.clock.install();
    await person.open(`/desk/r/${id}`);
    await page.getByRole('button', { name: '签收' }).click();
    await page.locator('#number').fill(number);
    await page.clock.fastForward('20:00');
    await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
    const left = [await page.content(), await page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })')].join(' ');
    expect(left).toContain('unsent');
    expect(left).not.toContain(number);
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.locator('#account').fill('psb.yx');
    await page.locator('#password').fill(passwordOf('psb.yx'));
    await page.locator('button[type=submit]').click();
    await page.getByText('锁定前填写的内容还在').waitFor();
    await page.getByRole('button', { name: '签收' }).click();
    await page.locator('#number').waitFor();
    expect(await page.locator('#number').inputValue()).toBe(number);
    expect(await page.evaluate<string>('JSON.stringify({ ...sessionStorage })')).not.toContain('unsent');
  }, 60_000);

  it('fetches the file of a page again, without loading the page anew', async () => {
    const person = await signedIn('psb.yx');
    const { page } = person;
    const file = /assets\/desk\/inbox-page-.*\.js/;
    person.expects(/ERR_FAILED|was not fetched|dynamically imported module/);
    await page.evaluate("document.documentElement.dataset.opened = 'once'");
    await page.route(file, (route) => route.abort());
    await page.locator('a[href="/inbox"]').first().click();
    await page.getByText('这一页没能打开').waitFor();
    await page.unroute(file);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    expect(await page.locator('html').getAttribute('data-opened')).toBe('once');
  }, 60_000);

  it('puts everything away when somebody leaves without a line, and ends the session once there is one', async () => {
    const { id } = await arrived(HARMED, 'psb.yx');
    const person = await signedIn('psb.yx', `/desk/r/${id}`);
    const { page } = person;
    await page.getByText(STORY).waitFor();
    person.expects(/ERR_FAILED|status of 503/);
    await page.route('**/session/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '没有网络，还没有退出' }).waitFor();
    expect(await page.content()).not.toContain(STORY);
    await person.assertAccessible();
    await page.unroute('**/session/sign-out');
    await page.route('**/session/sign-out', (route) => route.fulfill({ status: 503, json: {} }));
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '服务器没有应答，还没有退出' }).waitFor();
    await page.unroute('**/session/sign-out');
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.waitForURL((url) => url.pathname === '/');
    expect(await page.evaluate<{ signedIn: boolean }>("fetch('/session').then((answer) => answer.json())")).toMatchObject({ signedIn: false });
  }, 60_000);

  it('finds by name without telling it to the address, and shows a number only when asked, for half a minute', async () => {
    const { number } = await arrived({ ...HARMED, reporter: { phone: '13600000002', mayCall: true } }, 'psb.yx');
    const { page } = await signedIn('psb.yx');
    await page.clock.install();
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('演示小明');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: number }).click();
    await page.getByRole('search').getByRole('link', { name: number }).click();
    await page.getByText(STORY).waitFor();
    expect(page.url()).not.toContain(encodeURIComponent('小明'));
    expect(await page.getByText(/1\d{10}/).count()).toBe(0);
    for (const [whose, phone] of [['监护人', '13700000001'], ['报告人', '13600000002']] as const) {
      await page.getByRole('button', { name: `显示 ${whose}电话` }).click();
      await page.getByText(phone).waitFor();
      await page.clock.fastForward('00:31');
      await page.getByText(phone).waitFor({ state: 'detached' });
    }
  }, 60_000);

  it('prints a form with its table, whatever was open before', async () => {
    const { number } = await arrived(HARMED, 'psb.yx');
    const { page } = await signedIn('psb.yx', '/me');
    await page.getByRole('link', { name: '工作台', exact: true }).first().click();
    await page.getByRole('link', { name: number }).first().click();
    await page.getByText('更多操作').click();
    await page.getByRole('link', { name: '案件流转单' }).click();
    const head = page.getByRole('article').getByRole('columnheader', { name: '单位' });
    await head.waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4);
    expect((await head.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  }, 60_000);

  it('is for everybody: every page and every form, whatever the width and the colours', async () => {
    const { id, reportId, number } = await arrived(HARMED, 'psb.yx');
    await returnedBy(exchange, await arrived({ ...HARMED, danger: 'POSSIBLE' }, 'edu.yx'), 'edu.yx');
    const police = exchange.person('psb.yx');
    const { owner } = await police.must(police.get(`${DESKS}/referrals/${id}`));
    const item = (await readWorklist(police)).find((one) => one.number === number);
    if (item !== undefined) await workReferral(police, item);
    const { items: [duty] } = await police.must(police.get(`${DESKS}/cases/${reportId}/duties`));
    await walk(AT_DESK, { referral: id, report: reportId, desk: owner as string, duty: duty.id as string }, (account = '', to) => signedIn(account, to));
  }, WALK_MS);
});
