import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demoAccounts } from '@referrals/directory';
import { writeSheet } from '@referrals/files';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import type { Person } from '@referrals/testing/browser';
import type { Exchange } from '../exchange.js';
import { describeAtBrowsers } from './describe-at-browsers.js';
import { day, setRegistryScene, VILLAGE, type RegistryScene } from './scenes/registry-scene.js';
import { looksRight } from './walk/looks-right.js';
import { lookAt, walk, WALK_MS } from './walk/walk.js';
import { IN_REGISTRY } from './walk/walks.js';

/** On a machine that has other things to do. */
const LONG_MS = 180_000;
/** As the province's system writes them; three rows of four are wrong, each in another column. */
const HEADERS = ['儿童姓名', '性别', '身份证号', '出生日期', '儿童类别', '所在村编码'];
const ROWS = [
  ['测试·表一', '女', '', '2017-05-01', '农村留守儿童', VILLAGE], ['测试·表二', '男', '', '2017-13-01', '农村留守儿童', VILLAGE],
  ['测试·表三', '不明', '', '2016-02-01', '农村留守儿童', VILLAGE], ['测试·表四', '男', '', '2015-02-01', '贫困', VILLAGE],
];

describeAtBrowsers('children at the desk', (someone, start) => {
  let exchange: Exchange | undefined;
  let scene: RegistryScene;
  beforeAll(async () => {
    exchange = await start();
    scene = await setRegistryScene(exchange);
  }, LONG_MS);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const at = async (account: string, path: string): Promise<Person> => {
    const person = await someone({ origin: exchange?.url ?? '', account, password: demoAccounts(new FileKeyRing(testKeyFile))[account] ?? '' });
    await person.signIn(path);
    return person;
  };
  const submit = ({ page }: Person, verb: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();

  it('a file like another is shown before a new one is opened, and the county links both', async () => {
    const township = await at('township.yx', '/children/new');
    township.expects(/status of 409/);
    const { page } = township;
    await page.getByLabel('选择村（社区）').selectOption(VILLAGE);
    // The county of the caller's own desk is chosen already.
    await page.getByLabel(/^由哪里负责/).locator('option:checked', { hasText: '攸县' }).waitFor({ state: 'attached' });
    await page.getByLabel('姓名', { exact: true }).fill('测试·童甲');
    await page.getByLabel('性别').selectOption('MALE');
    await page.getByLabel('出生日期', { exact: true }).fill('2016-03-05');
    await page.getByLabel(/^类别/).selectOption('LEFT_BEHIND');
    await page.getByRole('button', { name: '建档', exact: true }).click();
    await page.getByRole('heading', { name: '可能是同一个孩子' }).waitFor();
    await page.getByRole('alert').getByText('测试·童甲').waitFor();
    await looksRight(township);
    await page.getByRole('button', { name: '不是同一个孩子，仍要新建' }).click();
    await page.getByRole('heading', { name: '测试·童甲', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe(`/children/${scene.child}`);

    const county = await at('civ.yx', '/children/duplicates');
    await county.page.getByRole('link', { name: '测试·童甲 · 测试·童甲' }).waitFor();
    await county.page.getByRole('link', { name: '测试·童甲 · 测试·童甲' }).click();
    await county.page.getByText('档案甲').first().waitFor();
    await county.page.getByRole('button', { name: '同一个孩子，以甲为主' }).click();
    await submit(county, '同一个孩子，以甲为主');
    await county.page.getByText('已并档').waitFor();
    await county.page.getByRole('button', { name: '拆开' }).waitFor();
  }, LONG_MS);

  it('a lead is taken on: a file is opened with what it says, and the lead is concluded', async () => {
    const county = await at('civ.yx', '/children/candidates');
    const { page } = county;
    await page.getByRole('link', { name: '测试·线索丙' }).waitFor();
    await page.getByRole('link', { name: '测试·线索丙' }).click();
    await page.getByText('低保家庭，父母外出').waitFor();
    await page.getByRole('link', { name: '为这个孩子建档' }).click();
    await page.getByLabel(/^类别/).selectOption('IN_DIFFICULTY');
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('测试·线索丙');
    await page.getByRole('button', { name: '建档', exact: true }).click();
    await page.getByRole('heading', { name: '测试·线索丙', level: 1 }).waitFor();
    await county.open(`/children/candidates/${scene.lead}`);
    await page.getByText('新建档', { exact: true }).waitFor();
  }, LONG_MS);

  it('a move is accepted', async () => {
    const county = await at('civ.yx', '/children/moves');
    const row = county.page.getByRole('row', { name: /测试·迁乙/ });
    await row.getByText('等待答复').waitFor();
    await row.getByRole('button', { name: '接收', exact: true }).click();
    await submit(county, '接收');
    await row.getByText('已接收').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
  }, LONG_MS);

  it('a workbook with three faulty rows is checked: each is told by row and column, and the good one is imported', async () => {
    const county = await at('civ.yx', '/children/imports');
    const { page } = county;
    await page.getByText('还没有导入过。').waitFor();
    const file = await buffer(writeSheet({ name: '儿童信息', columns: HEADERS.map((header) => ({ header })), rows: ROWS }));
    await page.getByLabel('表格文件（省系统导出的 XLSX）').setInputFiles({ name: '儿童信息.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file });
    await page.getByRole('button', { name: '先核对，不导入' }).click();
    await page.getByText('共 4 行，可导入 1 行，3 行有误').waitFor();
    const faulty = page.getByRole('region', { name: '有误的行' }).getByRole('row');
    await faulty.nth(3).waitFor();
    expect((await faulty.allInnerTexts()).slice(1).map((text) => text.split('\t').slice(0, 2))).toEqual([['3', '出生日期'], ['4', '性别'], ['5', '儿童类别']]);
    await lookAt(county, '/children/imports/$id');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await submit(county, '导入');
    await page.getByRole('status').getByText('已导入').waitFor();
  }, LONG_MS);

  it('a call is written into the file, which shows it', async () => {
    const township = await at('township.yx', `/children/${scene.child}`);
    const { page } = township;
    await page.getByText('孩子情况平稳').waitFor();
    await page.getByRole('region', { name: '工作日志' }).getByRole('cell', { name: '建档' }).waitFor();
    await page.getByRole('button', { name: '登记联系或走访' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^方式/).selectOption('CONTACT');
    await form.getByLabel(/^地点/).selectOption('PHONE');
    await form.getByRole('button', { name: '登记联系或走访' }).click();
    await form.getByText('请填写').waitFor();
    await form.getByLabel(/^日期/).fill(day());
    await form.getByLabel('与孩子说话').selectOption('YES');
    await township.assertAccessible();
    await form.getByRole('button', { name: '登记联系或走访' }).click();
    await page.getByRole('cell', { name: /联系 · 电话/ }).waitFor();
  }, LONG_MS);

  it('figures are seen as bars and in a table', async () => {
    const county = await at('civ.yx', '/children/figures');
    await county.page.getByLabel('看什么').selectOption('posts');
    await county.page.getByRole('table', { name: '儿童主任配备，各地完成情况' }).getByRole('row').nth(1).waitFor();
    expect(await county.page.locator('.bar').count()).toBe(await county.page.getByRole('row').count() - 1);
  }, LONG_MS);

  it('every page and every form stands at every width in both themes', async () => {
    await walk(IN_REGISTRY, scene, (account = '', to) => at(account, to));
  }, WALK_MS);

  it('a deputy is named by their account; the county lets a desk look, seals health, and links no report without a reason', async () => {
    const township = await at('township.yx', `/children/posts/${scene.post}`);
    await township.page.getByRole('button', { name: '指定代理' }).click();
    const naming = township.page.getByRole('dialog');
    await naming.getByLabel(/^代理人的账号/).fill('director2.yx');
    await naming.getByText('演示村儿童主任 director2.yx').waitFor();
    await naming.getByLabel(/^姓名/).fill('测试·代理');
    await naming.getByLabel(/^代理到/).fill(day(30));
    await township.assertAccessible();
    await submit(township, '指定代理');
    await township.page.getByRole('button', { name: '结束代理 测试·代理' }).waitFor();
    await looksRight(township);

    const county = await at('civ.yx', `/children/${scene.child}`);
    const { page } = county;
    await page.getByText('授权其他部门查看').click();
    await page.getByRole('button', { name: '授权查看' }).click();
    const giving = page.getByRole('dialog');
    await giving.getByLabel(/^部门/).selectOption('EDU');
    await giving.getByLabel(/^工作台/).locator('option', { hasText: '攸县' }).first().waitFor({ state: 'attached' });
    await giving.getByLabel(/^工作台/).selectOption({ label: '攸县教育局（演示）' });
    await giving.getByLabel(/^看到哪天/).fill(day(30));
    await giving.getByLabel(/^来函编号/).fill('攸教〔2026〕1号');
    await giving.getByLabel(/^原因/).fill('核对学籍');
    await submit(county, '授权查看');
    await page.getByRole('table', { name: '授权其他部门查看' }).getByText('攸教〔2026〕1号').waitFor();
    await page.getByText('保密的健康信息').click();
    await page.getByRole('button', { name: '登记保密信息' }).click();
    await page.getByRole('dialog').getByLabel('诊断').fill('哮喘');
    await submit(county, '登记保密信息');
    const health = page.getByRole('group').filter({ hasText: '保密的健康信息' });
    await health.getByRole('button', { name: '查看' }).click();
    await health.getByText('请填写').waitFor();
    expect(await page.getByText('哮喘').count()).toBe(0);
    await health.getByLabel(/^原因/).fill('安排就医');
    await health.getByRole('button', { name: '查看' }).click();
    await health.getByText('哮喘').waitFor();
    await page.getByText('关联的报告').click();
    const links = page.getByRole('group').filter({ hasText: '关联的报告' });
    await links.getByLabel(/^原因/).fill('核对');
    await links.getByRole('button', { name: '查看' }).click();
    await links.getByText('没有关联的报告。').waitFor();
    await looksRight(county);

    const education = await at('edu.yx', '/children/granted');
    await education.page.getByRole('link', { name: '第 1 份' }).click();
    await education.page.getByRole('heading', { name: '测试·童甲', level: 1 }).waitFor();
    await looksRight(education);
  }, LONG_MS);

  it('a school answers for its pupil, and papers are printed of what was recorded', async () => {
    const school = await at('school.yx', '/children/school');
    await school.page.getByRole('table', { name: '本校需要关爱的学生' }).getByText('测试·奶奶').waitFor();
    await looksRight(school);
    await school.page.getByRole('button', { name: '答复 测试·童甲' }).click();
    await school.page.getByRole('dialog').getByLabel(/^答复/).fill('每天到校');
    await submit(school, '答复');
    await school.page.getByText('每天到校').waitFor();

    const township = await at('township.yx', `/children/${scene.child}`);
    await township.page.getByText('每天到校').waitFor();
    await township.page.getByRole('link', { name: '委托照护确认书' }).click();
    await township.page.getByText(/的日常照护委托给测试·奶奶/).waitFor();
    await looksRight(township);
    const { child, campaign, spotCheck, post, course, move, appointment } = scene;
    const papers: readonly (readonly [form: string, of: string, shows: string])[] = [
      ['file', child, '测试·父'], ['visits', child, '孩子情况平稳'], ['delegation-notice', child, '测试·奶奶'], ['problems', child, '户口还在外地'], ['work-log', child, '建档'], ['campaign', campaign, '各村情况'], ['roster', VILLAGE, '测试·童甲'],
      ['spot-check', spotCheck, '抽中的档案'], ['rectify', spotCheck, '没有需要整改的问题。'], ['directors', VILLAGE, '岗位与任职'], ['duties', post, '负责信息排查'], ['sign-in', course, '签名'], ['training', course, '学时'],
      ['move', move, '致：攸县 网岭镇 罗家坪村'], ['hand-over', appointment, '接收人：测试·主任戊'],
    ];
    const county = await at('civ.yx', '/children');
    await county.page.setViewportSize({ width: 390, height: 900 });
    for (const [form, of, shows] of papers) {
      await county.open(`/children/print/${form}/${of}`);
      await county.page.getByText(shows).first().waitFor();
      expect(await county.sidewaysScroll()).toBe(0);
    }
  }, LONG_MS);

  it('what is looked for is in no address', async () => {
    const township = await at('township.yx', '/children');
    const { page } = township;
    const asked: string[] = [];
    page.on('request', (request) => { asked.push(request.url()); });
    await page.getByRole('search').getByRole('textbox').fill('测试·童甲');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('table', { name: '查找结果' }).getByRole('link', { name: '测试·童甲' }).first().waitFor();
    expect([page.url(), ...asked].filter((url) => decodeURIComponent(url).includes('测试'))).toEqual([]);
  }, LONG_MS);
});
