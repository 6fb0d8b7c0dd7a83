import { setTimeout as pause } from 'node:timers/promises';
import { Caller, readWorklist, workReferral } from '@referrals/client';
import { accountsHere, baseUrl } from './demo/demo-accounts.js';
import { demoReports, type DemoReport } from './demo/demo-reports.js';
import { fail } from './terminal/run-tool.js';
import { table } from './terminal/table.js';

/**
 * Files three reports as three different people would, lets every desk that has one of them work it through, and lets the
 * reporters read what came of it: real HTTP, each person through sign-in. Exit 0 only when all three loops closed.
 */
const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const url = baseUrl();
let passwords: Readonly<Record<string, string>> = {};
const people = new Map<string, Caller>();

function person(account: string): Caller {
  let caller = people.get(account);
  if (caller === undefined) {
    caller = new Caller(url, { account, password: passwords[account] ?? '' }, { patienceMs: 20_000 });
    people.set(account, caller);
  }
  return caller;
}

interface Filed { readonly report: DemoReport; readonly id: string; readonly number: string; readonly verificationCode: string }

async function file(report: DemoReport): Promise<Filed> {
  const teller = report.account ? person(report.account) : new Caller(url, undefined, { patienceMs: 20_000 });
  const receipt = await teller.must(teller.post('/api/mandatory-reporting/reports', report.body));
  say(`\n${report.title}`);
  say(`  回执 receipt ${receipt.number}  →  ${receipt.referrals.map((one: { agency: string; role: string }) => `${one.agency} ${one.role}`).join(' · ')}`);
  return { report, ...receipt };
}

/** Every desk account looks at its worklist and works what it finds of these reports, until nobody finds anything more. */
async function workDesks(filed: readonly Filed[]): Promise<void> {
  const numbers = new Map(filed.map((one) => [one.id, one.number]));
  const desks = Object.keys(passwords).filter((account) => /^[a-z-]+\.(yx|ls|city)$/.test(account) && !/^(teacher|director|doctor|policy|auditor)/.test(account));
  for (let idle = 0; idle < 2;) {
    let worked = 0;
    for (const account of desks) {
      for (const item of await readWorklist(person(account))) {
        if (!numbers.has(item.reportId) || !item.allowedActions.some((action) => ['open', 'acknowledge', 'conclude'].includes(action))) continue;
        const steps: string[] = [];
        await workReferral(person(account), item, (action) => steps.push(action));
        worked += steps.length;
        if (steps.length > 0) say(`  ${account.padEnd(14)} ${numbers.get(item.reportId)}  ${item.agency.padEnd(8)} ${item.role.padEnd(7)} ${steps.join(' → ')}`);
      }
    }
    idle = worked === 0 ? idle + 1 : 0;
    if (worked === 0) await pause(500);
  }
}

async function readAnswers({ report, id, number, verificationCode }: Filed): Promise<boolean> {
  let reporter = report.account && !report.readsByCode ? person(report.account) : undefined;
  if (reporter === undefined) {
    const anybody = new Caller(url, undefined, { patienceMs: 20_000 });
    const { token } = await anybody.must(anybody.call('POST', '/api/mandatory-reporting/follow-up', { body: { number, verificationCode } }));
    reporter = new Caller(url, undefined, { patienceMs: 20_000 }, token);
  }
  let progress = await reporter.must(reporter.get(`/api/referral-desk/reports/${id}/progress`));
  const unread = progress.feedback.filter((one: { receivedAt?: string | null }) => !one.receivedAt).map((one: { id: string }) => one.id);
  if (unread.length > 0) await reporter.must(reporter.post(`/api/referral-desk/reports/${id}/feedback/receipt`, { ids: unread }));
  progress = await reporter.must(reporter.get(`/api/referral-desk/reports/${id}/progress`));
  say(`\n${report.title}`);
  say(table(['机构', '答复', '时间'], progress.feedback.map((one: { agency: string; text: string; at: string }) => [one.agency, one.text, one.at])));
  say(`  状态 state: ${progress.state}`);
  return progress.state === 'closed';
}

async function showTrail({ id, number }: Filed): Promise<void> {
  for (const [service, account] of [['referral-desk', 'auditor.city'], ['mandatory-reporting', 'auditor.city']] as const) {
    const { entries } = await person(account).must(person(account).get(`/api/${service}/cases/${id}/trail`));
    say(`\n轨迹 trail of ${number} at ${service}`);
    say(table(['n', 'at', 'actor', 'action', 'facts', 'hash'], entries.map((entry: { n: number; at: string; actorRole: string; action: string; facts: object; hash: string }) =>
      [String(entry.n), entry.at, entry.actorRole, entry.action, JSON.stringify(entry.facts).slice(0, 60), entry.hash.slice(0, 12)])));
  }
}

try {
  passwords = await accountsHere();
  const started = performance.now();
  const filed: Filed[] = [];
  for (const report of demoReports) filed.push(await file(report));
  say('\n各部门处理 the desks at work');
  await workDesks(filed);
  const closed: boolean[] = [];
  for (const one of filed) closed.push(await readAnswers(one));
  for (const one of filed.slice(0, 1)) await showTrail(one);
  const all = closed.every(Boolean);
  say(`\n${all ? '三份报告全部闭环' : '有报告尚未闭环'}: ${closed.filter(Boolean).length}/${closed.length} closed in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  process.exitCode = all ? 0 : 1;
} catch (error) {
  fail(error);
}
