import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, readWorklist } from '@referrals/client';
import { demoReports, runTool, ToolError } from '@referrals/operate';
import { eventually } from '@referrals/testing';
import { findChromium, Person, startBrowser } from '@referrals/testing/people';
import { OwnInstallation } from './own-installation.js';
import { picture } from './screens/picture.js';
import { SCENES, type Filed } from './screens/scenes.js';

const FOLDER = join(import.meta.dirname, '../../../docs/screens');
const WIDTHS = [390, 1440];
const READY_WITHIN_MS = 180_000;

/**
 * `npm run screens`: starts a product of its own with the demonstration's people and three reports, and writes a picture of each main page, as a
 * phone and as a computer show it, to docs/screens. Nobody in them is real.
 */
await runTool(async ({ environment, say }) => {
  const program = findChromium(environment);
  if (program === undefined) throw new ToolError('没有 Chromium。Debian：apt-get install chromium fonts-wqy-zenhei', 'There is no Chromium. Elsewhere: npx playwright-core install chromium');
  const installation = await OwnInstallation.create({ DEMO_CHILDREN: '40' });
  try {
    installation.spawn();
    if (!(await installation.ready(READY_WITHIN_MS))) throw new ToolError('没能启动。', installation.said.join('\n'));
    const passwords = installation.passwords();
    const filed = await file(installation.url, passwords);
    mkdirSync(FOLDER, { recursive: true });
    const browser = await startBrowser(program);
    try {
      for (const width of WIDTHS) {
        for (const { name, path, account, shows } of SCENES) {
          const person = await Person.in(browser, { origin: installation.url, width, ...(account === undefined ? {} : { account, password: passwords[account] ?? '' }) });
          const at = typeof path === 'string' ? path : path(filed);
          await (account === undefined ? person.open(at) : person.signIn(at));
          writeFileSync(join(FOLDER, `${name}-${width}.png`), await picture(person.page, shows));
          await person.leave();
          say(`${name}-${width}.png`);
        }
      }
    } finally {
      await browser.close();
    }
  } finally {
    await installation.stop();
  }
});

/** Reports of the demonstration, so that lists are not empty. */
async function file(url: string, passwords: Readonly<Record<string, string>>): Promise<Filed> {
  const callerOf = (account: string | undefined): Caller => new Caller(url, account === undefined ? undefined : { account, password: passwords[account] ?? '' }, { patienceMs: 20_000 });
  const reports: string[] = [];
  for (const { account, body } of demoReports) {
    const reporter = callerOf(account);
    reports.push((await reporter.must<{ id: string }>(reporter.post('/api/mandatory-reporting/reports', body))).id);
  }
  const [report = ''] = reports;
  const police = callerOf('psb.yx');
  const referral = await eventually(async () => {
    const found = (await readWorklist(police)).find(({ reportId }) => reportId === report);
    if (found === undefined) throw new Error('the report has not come to the police');
    return found.id;
  }, { timeoutMs: 30_000, intervalMs: 500 });
  return { report, referral };
}
