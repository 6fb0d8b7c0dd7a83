import { readWorklist, type Caller, type JsonBody } from '@referrals/client';
import type { Round } from './judge-overdue.js';
import { ACTING, LADDER, NEGLECTED, NEGLECTING, ONLOOKERS, untilStep, type LadderStep } from './overdue-people.js';
import { demoNow, setOn } from './set-clock.js';
import { until } from './until.js';

const [REPORTS, DESKS] = ['/api/mandatory-reporting/reports', '/api/referral-desk'];

/** An invented report that goes to the police and to civil affairs, and to nobody else. */
const REPORT = {
  channel: 'PLATFORM', reporter: { confidential: true }, situations: ['MR04'], danger: 'POSSIBLE', child: { unknown: true }, childNow: '430223', residence: '430223',
  narrative: '演示：孩子手臂上有多处新伤，不愿说是怎么来的。',
};

export interface OverdueParts { readonly person: (account: string) => Caller; readonly say: (line: string) => void }

/**
 * Files a report, lets one of its two desks act and the other sleep, sets the clock of the demonstration on to each step of the ladder, and
 * answers what everybody saw then; `round` hears of each.
 * @throws ToolError when there is no clock to set on, or something does not happen within a minute
 */
export async function watchOverdue({ person, say }: OverdueParts, round: (round: Round) => void): Promise<{ number: string; rounds: readonly Round[] }> {
  const ask = <T = JsonBody>(account: string, path: string): Promise<T> => person(account).must<T>(person(account).get<T>(path));
  const admin = person('admin');
  await demoNow(admin);
  const { id, number, referrals } = await person('teacher.yx').must(person('teacher.yx').post(REPORTS, REPORT));
  say(`回执 receipt ${number}  →  ${referrals.map((one: JsonBody) => `${one.agency} ${one.role}`).join(' · ')}`);

  await act(person(ACTING), id, say);
  const duty = await until('没有待办 no duty', async () => (await dutiesOf(person(NEGLECTING), number))[0]);
  say(`${NEGLECTING} 不查看 opens nothing: ${duty.zh} ${duty.clock}, 应于 due ${duty.dueAt}`);

  const desks = Object.fromEntries(await Promise.all(ONLOOKERS.map(async ({ account }) =>
    [account, (await ask(account, '/api/directory/me')).desks.map((desk: JsonBody) => desk.id)] as const)));
  const rounds: Round[] = [];
  for (const step of LADDER) {
    const now = await advanceTo(admin, step, duty.dueAt);
    await until(`${step.step} 未触发 did not fire`, async () => (await dutiesOf(person(NEGLECTING), number))[0]?.steps.find((one: JsonBody) => one.step === step.step));
    const seen = Object.fromEntries(await Promise.all(ONLOOKERS.map(async ({ account }) => [account, await dutiesOf(person(account), number)] as const)));
    const acting = await ask(ACTING, `${DESKS}/cases/${id}/duties`);
    const mine = (await ask(ACTING, '/api/directory/me')).desks.map((desk: JsonBody) => desk.id);
    const { status } = await person('proc.yx').get(`${DESKS}/cases/${id}/duties`);
    const has = (await readWorklist(person('proc.yx'))).filter(({ reportId }) => reportId === id).length;
    const climbedOfActing = acting.items.filter((one: JsonBody) => mine.includes(one.owner)).flatMap((one: JsonBody) => one.steps.map((fired: JsonBody) => `${one.clock} ${fired.step}`));
    rounds.push({ step, now, seen, desks, climbedOfActing, procuratorate: { status, referrals: has } });
    round(rounds.at(-1) as Round);
  }
  return { number, rounds };
}

/** Open, acknowledge, a first decision: what is owed next is a month away. */
async function act(desk: Caller, report: string, say: (line: string) => void): Promise<void> {
  let item: JsonBody = await until(`${ACTING} 没有收到 has nothing`, async () => (await readWorklist(desk)).find(({ reportId }) => reportId === report));
  const steps = { open: {}, acknowledge: {}, decide: { code: 'VISITED' } };
  for (const [move, body] of Object.entries(steps)) item = await desk.must(desk.post(`${DESKS}/referrals/${item.id}/${move}`, body, { ifMatch: item.version }));
  say(`${ACTING} 及时办理 acts: ${Object.keys(steps).join(' → ')}`);
}

/** Sets the clock on until the step is due; what time it is then. */
async function advanceTo(admin: Caller, step: LadderStep, dueAt: string): Promise<string> {
  const now = await demoNow(admin);
  const advance = untilStep(step, dueAt, now);
  return advance === undefined ? now : setOn(admin, advance);
}

/** What somebody's list of duties has of this report and the neglected duty, all pages. */
async function dutiesOf(who: Caller, number: string): Promise<JsonBody[]> {
  const found: JsonBody[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await who.must(who.get(`${DESKS}/duties?limit=100&clock=${NEGLECTED}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
    found.push(...page.items.filter((duty: JsonBody) => duty.number === number));
    if (!page.next) return found;
    cursor = page.next;
  }
}
