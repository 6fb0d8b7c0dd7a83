import { Caller, type JsonBody } from '@referrals/client';
import { accountsHere, baseUrl } from './demo/demo-accounts.js';
import { faultsOf, type Round } from './demo/judge-overdue.js';
import { LADDER, ONLOOKERS } from './demo/overdue-people.js';
import { watchOverdue } from './demo/watch-overdue.js';
import { runTool } from './terminal/run-tool.js';
import { table } from './terminal/table.js';

/**
 * A neglected referral climbs its whole ladder and a satisfied one none: files a report with the demo accounts, sets the clock of the
 * demonstration on, and prints who sees what at each step. Exit 0 only when all of that was so. The clock stays where it is then.
 */
await runTool(async ({ say }) => {
  const url = baseUrl();
  const passwords = await accountsHere();
  const people = new Map<string, Caller>();
  const person = (account: string): Caller => {
    const caller = people.get(account) ?? new Caller(url, { account, password: passwords[account] ?? '' }, { patienceMs: 20_000 });
    people.set(account, caller);
    return caller;
  };
  const faults: string[] = [];
  await watchOverdue({ person, say }, (round) => {
    show(round, say);
    faults.push(...faultsOf(round));
  });
  for (const fault of faults) say(`  不符 not so  ${fault}`);
  say(faults.length === 0
    ? `\n无人处理的逐级上报到底，及时处理的一级未升: all ${LADDER.length} steps of the neglected one, none of the satisfied one`
    : `\n有 ${faults.length} 处不符 ${faults.length} things are not as they should be`);
  process.exitCode = faults.length === 0 ? 0 : 1;
});

function show({ step, now, seen, climbedOfActing }: Round, say: (line: string) => void): void {
  say(`\n${now}  ${step.zh}  ${step.step}`);
  const rows = ONLOOKERS.map(({ account, zh }) => [zh, account, whatOf(seen[account]?.[0])]);
  say(table(['谁 who', '账号 account', '看到 sees'], [...rows, ['及时办理 the desk that acted', 'civ.yx', climbedOfActing.length === 0 ? '未升级 has not climbed' : climbedOfActing.join(' ')]]));
}

function whatOf(duty: JsonBody): string {
  if (duty === undefined) return '—';
  const late = duty.lateBy === null ? '未逾期 not late' : `逾期 ${duty.lateBy} 分钟 late`;
  if (duty.steps === undefined) return `只有 only: ${duty.number} · ${duty.clock} · ${late}`;
  return `${duty.zh} ${duty.clock} · ${late} · 已通知 told ${duty.steps.map((one: JsonBody) => one.to).join(' ')}`;
}
