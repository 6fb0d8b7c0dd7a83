import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ask, eventually } from '@referrals/testing';
import { databaseOf } from '../database-of.js';
import type { Exchange } from '../exchange.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { passwordOf } from './password-of.js';
import { registerBook } from './register-book.js';
import { walk, WALK_MS } from './walk/walk.js';
import { BY_ADMINISTRATION } from './walk/walks.js';

describeAtBrowsers('those who run and check it', (someone, start) => {
  let exchange: Exchange;
  const at = async (account: string, to: string) => {
    const person = await someone({ origin: exchange.url, account, password: passwordOf(account) });
    await person.signIn(to);
    return person;
  };
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose](), 60_000);

  it('brings in a desk and a person, who signs in', async () => {
    const admin = await at('admin', '/admin/desks');
    admin.expects(/status of 400 .*\/api\/directory\/desks/);
    const { page } = admin;
    await page.getByRole('button', { name: '开设工作台' }).click();
    const desk = page.getByRole('dialog', { name: '开设工作台' });
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.getByRole('alert').waitFor();
    await desk.getByLabel('名称必填').fill('攸县民政局第二台');
    await desk.getByLabel('代码').fill('civ-two.yx');
    await desk.locator('#agency').selectOption('CIV');
    await desk.locator('#organisation').selectOption({ index: 1 });
    await desk.locator('#jurisdiction').selectOption({ index: 1 });
    await desk.getByLabel('选择县（市、区）').selectOption({ label: '攸县' });
    await desk.locator('#opensOn').fill('2026-01-01');
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.waitFor({ state: 'detached' });

    await page.goto('/admin/staff');
    await page.getByRole('button', { name: '登记人员' }).click();
    const form = page.getByRole('dialog', { name: '登记人员' });
    await form.locator('#account').fill('second.civ');
    await form.locator('#displayName').fill('演示新同事');
    await form.locator('#organisation').selectOption({ index: 1 });
    await form.getByRole('button', { name: '保存' }).click();
    const password = await page.locator('[data-secret]').innerText();
    await page.getByRole('button', { name: '已交给本人，关闭' }).click();
    expect(await page.getByText(password).count()).toBe(0);

    await page.goto('/admin/desks');
    await page.getByRole('searchbox', { name: '名称中的字' }).fill('第二台');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: '成员 攸县民政局第二台' }).click();
    await page.getByRole('button', { name: '添加成员' }).first().click();
    const adding = page.getByRole('dialog', { name: '添加成员' });
    await adding.getByRole('searchbox').fill('second.civ');
    await adding.locator('#staff').selectOption({ label: '演示新同事 · second.civ' });
    await adding.getByRole('button', { name: '添加成员' }).click();
    await page.getByRole('cell', { name: '演示新同事', exact: true }).waitFor();

    const fresh = await someone({ origin: exchange.url, account: 'second.civ', password });
    await fresh.signIn('/me');
    await fresh.page.getByRole('cell', { name: '攸县民政局第二台' }).waitFor();
    expect(await fresh.page.getByRole('link', { name: '系统管理' }).count()).toBe(0);
  }, 60_000);

  it('has what was typed before the lock again, also who joins a desk and when one closes', async () => {
    const person = await at('admin', '/admin/desks');
    // Who sits at no desk has no bell.
    person.expects(/status of 401 .*\/session\/bell/);
    const { page } = person;
    await page.clock.install();
    const fill = { 关闭工作台: (value: string) => page.locator('#closesOn').fill(value), 添加成员: (value: string) => page.locator('#role').selectOption(value) } as const;
    const open = async (what: keyof typeof fill): Promise<void> => {
      if (what === '添加成员') await page.getByRole('link', { name: /^成员/ }).first().click();
      await page.getByRole('button', { name: what }).first().click();
    };
    for (const [what, field, value] of [['关闭工作台', '#closesOn', '2027-01-31'], ['添加成员', '#role', 'SUPERVISOR']] as const) {
      await page.goto('/admin/desks');
      await open(what);
      await fill[what](value);
      const { pathname } = new URL(page.url());
      await page.clock.fastForward('20:00');
      await page.getByRole('button', { name: '重新登录' }).click();
      await page.locator('#account').fill('admin');
      await page.locator('#password').fill(passwordOf('admin'));
      await page.locator('button[type=submit]').click();
      await page.getByText('锁定前填写的内容还在').waitFor();
      expect(new URL(page.url()).pathname).toBe(pathname);
      await page.getByRole('button', { name: what }).first().click();
      await page.locator(field).waitFor();
      expect([what, await page.locator(field).inputValue()]).toEqual([what, value]);
      page.once('dialog', (dialog) => { void dialog.accept(); });
      await page.getByRole('button', { name: '取消' }).click();
    }
  }, 60_000);

  it('is locked when nobody is at work in any of their tabs, and not for the one that lies behind', async () => {
    const person = await at('policy.city', '/policy');
    // Who sits at no desk has no bell.
    person.expects(/status of 401 .*\/session\/bell/);
    const { page } = person;
    await page.clock.install();
    await page.goto('/policy');
    await page.getByRole('heading', { level: 1, name: '分派预览' }).waitFor();
    const tab = await page.context().newPage();
    await tab.goto('/me');
    await tab.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
    await page.clock.fastForward('10:00');
    await page.evaluate(() => { Object.assign(globalThis, { heard: new Promise<void>((resolve) => { new BroadcastChannel('at-work').addEventListener('message', () => { resolve(); }); }) }); });
    await tab.keyboard.press('Shift');
    await page.evaluate(() => (globalThis as unknown as { heard: Promise<void> }).heard);
    await page.clock.fastForward('10:00');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('分派预览');
    await tab.close();
    await page.clock.fastForward('20:00');
    await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
  }, 60_000);

  it('is put away when somebody else signs in beside a page that was left open, and ends nothing of theirs', async () => {
    const person = await at('admin', '/admin/staff');
    const { page } = person;
    await page.getByRole('cell', { name: 'auditor.city' }).first().waitFor();
    person.expects(/status of 401/);
    const beside = await page.context().newPage();
    await beside.goto('/session/sign-in?to=/desk');
    await beside.locator('#account').fill('edu.yx');
    await beside.locator('#password').fill(passwordOf('edu.yx'));
    await beside.locator('button[type=submit]').click();
    await beside.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
    expect(await page.content()).not.toContain('auditor.city');
    await beside.reload();
    await beside.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  }, 60_000);

  it('sends again what did not arrive', async () => {
    const url = await databaseOf(exchange, 'referral_desk');
    await ask(url, `CREATE FUNCTION referral_desk.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
    await ask(url, 'CREATE TRIGGER refuse BEFORE INSERT ON referral_desk.referral FOR EACH ROW EXECUTE FUNCTION referral_desk.refuse()');
    const teacher = exchange.person('teacher.yx');
    await teacher.must(teacher.post('/api/mandatory-reporting/reports', { situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: '演示' }));
    const held = `SELECT key FROM referral_desk.inbox_key`;
    await eventually(async () => expect(await ask(url, held)).toHaveLength(1), { timeoutMs: 20_000 });
    await ask(url, `UPDATE referral_desk.inbox_key SET state = 'PARKED', retry_at = NULL`);
    await ask(url, 'DROP TRIGGER refuse ON referral_desk.referral');

    const { page } = await at('admin', '/admin/events');
    const part = page.getByRole('region', { name: '转介办理' });
    await part.getByText('停住，需要人处理').waitFor();
    await part.getByRole('button', { name: '重新送出' }).click();
    const why = page.getByRole('dialog', { name: '重新送出' });
    await why.locator('#reason').fill('数据库已修好');
    await why.getByRole('button', { name: '重新送出' }).click();
    await part.getByText('没有等待的消息').waitFor();
    await eventually(async () => expect(await ask(url, held)).toEqual([]));
  }, 60_000);

  it('shows where a report would go, and what other facts would change', async () => {
    const { page } = await at('policy.city', '/policy');
    await page.getByRole('button', { name: '与另一种情况比较' }).click();
    const first = page.getByRole('region', { name: '第一种情况' });
    await first.getByLabel('隐私部位受伤').check();
    await page.getByRole('button', { name: '看分派结果' }).click();
    await page.getByRole('table', { name: '比较' }).getByText('只在第一种').first().waitFor();
  }, 60_000);

  it('checks a workbook before it is imported', async () => {
    const { page } = await at('admin', '/admin/import');
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText('请先选择文件').waitFor();
    const upload = async (places: readonly string[]): Promise<void> => {
      const buffer = await registerBook(places.map((place, index) => [`演示小学${index}`, '学校', place, '', '']));
      await page.locator('#workbook').setInputFiles({ name: 'register.xlsx', mimeType: 'application/octet-stream', buffer });
      await page.getByRole('button', { name: '检查' }).click();
    };
    await upload(['430223', '999999', '430223', '12', '999998']);
    await page.getByText('3 处需要改').waitFor();
    expect(await page.getByRole('table', { name: '需要改的地方' }).locator('tbody tr').count()).toBe(3);
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
    await upload(['430223', '430223']);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已导入').waitFor();
  }, 60_000);

  it('lets an auditor check a trail on their own computer, and see that one was changed', async () => {
    const teacher = exchange.person('teacher.yx');
    const { number } = await teacher.must(teacher.post('/api/mandatory-reporting/reports', { situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: '演示' }));
    const { page } = await at('auditor.city', '/audit');
    await page.getByLabel('报告编号').fill(number);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByText('核对无误').nth(1).waitFor();
    expect(page.url()).not.toContain(number);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出记录' }).click()]);
    const exported = await readFile(await download.path(), 'utf8');
    const check = (text: string): Promise<void> => page.getByLabel('导出的文件').setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const checked = page.getByRole('region', { name: '核对导出的记录' });
    await check(exported);
    await checked.getByText('核对无误').nth(1).waitFor();
    await check(exported.replace('"REPORTER"', '"SYSTEM"'));
    await checked.getByText('不符').waitFor();
    await check('{}');
    await checked.getByText('不是本系统导出的记录文件').waitFor();
  }, 60_000);

  it('looks right to each of them, whatever the width and the colours', async () => {
    const admin = exchange.person('admin');
    const { items: [desk] } = await admin.must(admin.get('/api/directory/desks?q=' + encodeURIComponent('攸县民政局')));
    await walk(BY_ADMINISTRATION, { desk: desk.id as string }, (account = '', to) => at(account, to));
  }, WALK_MS);
});
