import { Caller } from '@referrals/client';
import { OFFICES } from './demo/child/cast.js';
import { faultsOfChild, type ChildRound } from './demo/child/judge-child.js';
import type { DueSeen, Owed, Sight } from './demo/child/look-around.js';
import { tellChild } from './demo/child/tell-child.js';
import { accountsHere, baseUrl } from './demo/demo-accounts.js';
import { runTool } from './terminal/run-tool.js';
import { table } from './terminal/table.js';

/**
 * The story of one invented child, from the screening that finds her until she is eighteen: real accounts, a clock that is set on by 51
 * days at most, and after each step what every office sees. Exit 0 only when all of that was as it should be. The clock stays where it is then.
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
  const rounds: ChildRound[] = [];
  const faults: string[] = [];
  await tellChild({ person, say }, (round) => {
    rounds.push(round);
    show(round, say);
    faults.push(...faultsOfChild(rounds));
  });
  for (const fault of faults) say(`  不符 not so  ${fault}`);
  say(faults.length === 0
    ? `\n一个孩子的档案，从排查到成年: all ${rounds.length} steps, and every office saw what it may see`
    : `\n有 ${faults.length} 处不符 ${faults.length} things are not as they should be`);
  process.exitCode = faults.length === 0 ? 0 : 1;
});

function show({ on, sights, owed, owedForPost }: ChildRound, say: (line: string) => void): void {
  const rows = OFFICES.map(({ account, zh }) => [zh, account, ...wordsOf(sights[account])]);
  say(table([on, '账号 account', '档案 file', '等级 tier', '联系 contact', '走访 visit', '本月应办 my due', '伤情 harm', '报告 report'], rows));
  const open = [...owed, ...owedForPost].filter(({ state }: Owed) => state === 'OPEN').map(({ by, clock, dueOn }) => `${by} ${clock} ${dueOn}`);
  say(`  待办 owed: ${open.length === 0 ? '—' : open.join(' · ')}`);
}

const FILE = { WHOLE: '全部 whole', FOR_A_REASON: '须说明理由 for a reason', NOTHING: '看不到 nothing' } as const;

function wordsOf({ file, status, tier = '—', contact, visit, due, harm, link }: Sight): string[] {
  return [status === 'ENDED' ? '已销档 ended' : FILE[file], tier, dayOf(contact), dayOf(visit), due ? '有 yes' : '—', harm ? '本人所写 own words' : '—', link ? '已关联 linked' : '—'];
}

const dayOf = (due: DueSeen | undefined): string => (due?.dueOn ? `${due.dueOn} ${due.state}` : due?.state ?? '—');
