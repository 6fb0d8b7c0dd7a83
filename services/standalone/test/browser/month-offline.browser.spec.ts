import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { BadLine } from './bad-line.js';
import { passwordOf } from './password-of.js';
import { actsOf, DIRECTOR, villageMonth, type VillageMonth } from './village-month.js';
import { walk } from './walk/walk.js';
import { MONTH } from './walk/walks.js';
import { itemsThere, whatLiesThere } from './what-lies-there.js';

const BULK = '/api/child-registry/acts/bulk';
const MOST_TAPS = 15;
const PIN = '294817';
const NOTE = '演示：奶奶说孩子夜里睡不好';

describeAtBrowsers('the village director’s month', (someone, start) => {
  let exchange: Exchange;
  let village: VillageMonth;
  beforeAll(async () => {
    exchange = await start();
    village = await villageMonth(exchange);
  }, 300_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  it('is done without a line, ten contacts and a visit to three children in fifteen taps, and sent once', async () => {
    const person = await someone({ origin: exchange.url, width: 390, account: DIRECTOR, password: passwordOf(DIRECTOR) });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    const { page } = person;
    await person.signIn('/field');
    await page.getByText('还要联系 13 人，走访 13 人').waitFor();
    await person.assertAccessible();
    expect(await person.sidewaysScroll()).toBe(0);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.context().setOffline(true);
    await person.open('/field');
    await page.getByText(/没有网络，显示的是 .* 的名单/).waitFor();

    let taps = 0;
    const tap = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
      taps += 1;
      await page.getByRole(role, { name }).first().click();
    };
    for (const name of village.names.slice(0, 10)) {
      taps += 1;
      await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    }
    await tap('登记联系（10）');
    await tap('电话，孩子接听');
    await page.getByText('已登记 10 个孩子').waitFor();
    const house = page.locator('.house').filter({ hasText: village.names[10] ?? '' });
    taps += 1;
    await house.getByRole('link', { name: /登记走访/ }).click();
    taps += 1;
    await page.getByLabel('都见到了，也说了话').check();
    await tap('保存');
    await page.getByText('还要联系 3 人，走访 10 人').waitFor();
    expect(taps).toBeLessThanOrEqual(MOST_TAPS);
    await page.getByText('有 2 项登记还没有送出').waitFor();
    expect(await itemsThere(page)).toBe(2);
    const there = await whatLiesThere(page);
    expect(village.names.filter((name) => there.includes(name))).toEqual([]);
    expect(there).not.toContain('key true');

    const line = await BadLine.on(page, BULK, ['LOST', 'CUT', 'LOST', 'CUT']);
    await page.context().setOffline(false);
    await line.untilSettled(async () => expect(await itemsThere(page)).toBe(0));
    await page.getByText('有 2 项登记还没有送出').waitFor({ state: 'hidden' });
    expect(line.keys.size).toBe(2);
    expect(await actsOf(exchange, village.single)).toEqual(Array.from({ length: 10 }, () => 'CONTACT'));
    // The last of the house is also another test's.
    expect(await actsOf(exchange, village.house.slice(0, 2))).toEqual(['VISIT', 'VISIT']);
  }, 60_000);

  it('waits behind a lock for its own person: the line’s return opens nothing, and who uses the phone meanwhile sees and sends none of it', async () => {
    const person = await someone({ origin: exchange.url, width: 390, account: DIRECTOR, password: passwordOf(DIRECTOR) });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|401|403/);
    const { page } = person;
    const name = village.names[12] ?? '';
    const theirs = village.house.slice(2);
    const before = await actsOf(exchange, theirs);
    await page.clock.install();
    await person.signIn('/field');
    await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '登记联系（1）' }).click();
    await page.getByRole('button', { name: '电话，孩子接听' }).click();
    await page.getByText('有 1 项登记还没有送出').waitFor();
    const houseOf = page.locator('.house').filter({ hasText: name });
    await houseOf.getByRole('link', { name: /登记走访/ }).click();
    await page.getByLabel('见到了，没有说上话').check();
    await page.getByText('居住、照护、备注', { exact: true }).click();
    await page.getByLabel('备注').fill(NOTE);
    await page.clock.fastForward('00:01');
    await eventually(async () => expect(await itemsThere(page)).toBe(2));
    expect(await whatLiesThere(page)).not.toContain(NOTE);
    await page.clock.fastForward('16:00');
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    await page.context().setOffline(false);
    await eventually(async () => expect(await page.evaluate<{ signedIn: boolean }>("fetch('/session').then((answer) => answer.json())")).toMatchObject({ signedIn: false }));
    await page.getByText('登录后自动送出').waitFor();
    expect([await page.getByRole('heading', { name: '已锁定' }).count(), await page.locator('body').innerText()]).toEqual([1, expect.not.stringContaining(name)]);
    expect(await page.getByLabel('备注').count()).toBe(0);

    await page.goto('/session/sign-in?to=/field');
    await page.locator('#account').fill('teacher.yx');
    await page.locator('#password').fill(passwordOf('teacher.yx'));
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/field');
    await page.getByText('登录后自动送出').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(name);
    expect(await actsOf(exchange, theirs)).toEqual(before);
    await person.open('/');
    await page.getByRole('button', { name: '退出', exact: true }).click();
    await page.getByRole('button', { name: '仍要退出' }).click();
    await page.getByRole('link', { name: '工作人员登录' }).waitFor();
    expect(await itemsThere(page)).toBe(2);

    await person.signIn('/field');
    await eventually(async () => expect(await itemsThere(page)).toBe(1), { timeoutMs: 30_000 });
    await houseOf.getByRole('link', { name: '接着登记走访' }).click();
    await page.getByText('还没有保存').waitFor();
    expect([await page.getByLabel('备注').inputValue(), await page.getByLabel('见到了，没有说上话').isChecked()]).toEqual([NOTE, true]);
    await page.getByRole('button', { name: '清空重写' }).click();
    await eventually(async () => expect(await itemsThere(page)).toBe(0));
    expect(await actsOf(exchange, theirs)).toEqual(before.map((acts) => ['CONTACT', ...acts.split(' ').filter((act) => act !== '')].join(' ')));
  }, 90_000);

  it('leads in one touch from a child to a report that knows the child; problems and care are there too', async () => {
    const person = await someone({ origin: exchange.url, width: 1440, theme: 'dark', account: DIRECTOR, password: passwordOf(DIRECTOR) });
    const { page } = person;
    await person.signIn('/field');
    const [name = ''] = village.names;
    await page.getByRole('link', { name: `${name} 照护和问题` }).click();
    await page.getByRole('heading', { name: '委托照护' }).waitFor();
    await page.getByText('登记问题', { exact: true }).click();
    await page.locator('#kind').selectOption('SCHOOLING');
    await page.locator('#found').fill('开学后没有到校');
    await page.getByRole('button', { name: '保存' }).first().click();
    await page.getByText('已登记，联网后自动送出').waitFor();
    await eventually(async () => expect(await itemsThere(page)).toBe(0));
    await person.assertAccessible();
    const director = exchange.person(DIRECTOR);
    expect((await director.must(director.get(`/api/child-registry/children/${village.single[0] ?? ''}/problems`))).problems).toMatchObject([{ kind: 'SCHOOLING' }]);
    await page.getByRole('button', { name: '发现孩子受到伤害' }).click();
    await page.getByRole('heading', { name: '发生了什么' }).waitFor();
    await page.locator('[id="narrative"]').fill('走访时见到手臂有伤');
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.locator('[id="child.name"]').inputValue()).toBe(name);
  }, 60_000);

  it('looks right, whatever the width and the colours', async () => {
    const director = exchange.person(DIRECTOR);
    const { households } = await director.must(director.get('/api/child-registry/my/due'));
    await walk(MONTH, { child: village.single[0] ?? '', household: households[0].id as string }, async (account = '', to) => {
      const person = await someone({ origin: exchange.url, width: 390, account, password: passwordOf(account) });
      await person.signIn(to);
      return person;
    });
  }, 60_000);

  it('opens by a PIN on a phone that stays the director’s: contacts without a line, no other page, and the sixth PIN is refused', async () => {
    const person = await someone({ origin: exchange.url, width: 390, account: DIRECTOR, password: passwordOf(DIRECTOR) });
    person.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of 40[13]/);
    const { page } = person;
    const openBy = async (pin: string): Promise<void> => {
      await page.locator('#pin').fill(pin);
      await page.getByRole('button', { name: '打开' }).click();
    };
    await person.signIn('/field');
    await page.getByText('在本机保持 30 天', { exact: true }).click();
    expect(await page.locator('#newPin').count()).toBe(0);
    await page.getByLabel(/这是我自己的手机/).check();
    await page.locator('#newPin').fill(PIN);
    await page.locator('#pinAgain').fill(PIN);
    await person.assertAccessible();
    await page.getByRole('button', { name: '保持', exact: true }).click();
    await page.getByText(/这部手机保持到/).waitFor();
    const there = await whatLiesThere(page);
    expect([PIN, 'key true'].filter((one) => there.includes(one))).toEqual([]);
    await page.getByRole('button', { name: '锁定' }).click();
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    await person.assertAccessible();
    await openBy(PIN);
    await page.getByRole('button', { name: '登录后查看更多' }).waitFor();

    const [child = '', name = ''] = [village.single[5], village.names[5]];
    const contacts = async (): Promise<number> => ((await actsOf(exchange, [child]))[0] ?? '').split(' ').filter((kind) => kind === 'CONTACT').length;
    const before = await contacts();
    await page.context().setOffline(true);
    await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    await page.getByRole('button', { name: '登记联系（1）' }).click();
    await page.getByRole('button', { name: '电话，孩子接听' }).click();
    await page.getByText('有 1 项登记还没有送出').waitFor();
    await page.context().setOffline(false);
    await eventually(async () => expect([await contacts(), await itemsThere(page)]).toEqual([before + 1, 0]), { timeoutMs: 30_000 });

    await person.open('/mine');
    await page.getByText('用 PIN 打开时看不到这一页').waitFor();
    await person.assertAccessible();
    await person.open('/field');
    await page.getByRole('button', { name: '锁定' }).click();
    for (const left of [4, 3, 2, 1]) {
      await openBy('190283');
      await page.getByText(`还可以试 ${left} 次`).waitFor();
    }
    await openBy('190283');
    await page.getByText('这部手机上的 PIN 登录已结束').waitFor();
    expect(await page.locator('#pin').count()).toBe(0);
    await person.open('/field');
    await page.getByRole('heading', { name: '请先登录' }).waitFor();
    expect(await page.locator('#pin').count()).toBe(0);
  }, 60_000);
});
