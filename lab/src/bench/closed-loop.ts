import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LeanClient } from './lean-client.js';
import type { Stopwatch } from './stopwatch.js';

/** Somebody signed in who takes nothing but success. */
export type Person = Pick<LeanClient, 'must'>;

export interface LoopPeople {
  readonly reporters: readonly Person[];
  /** By agency: the desk that gets it, and what it decides and concludes. */
  readonly desks: readonly { readonly agency: string; readonly officer: Person; readonly decide: string; readonly conclude: string }[];
}

interface Item { readonly id: string; readonly reportId: string; readonly agency: string; readonly version: number }
interface Progress { readonly state: string; readonly feedback: readonly { readonly id: string; readonly receivedAt?: string | null }[] }

const NARRATIVE = '演示：班主任在晨检时发现孩子手臂和后背有多处新旧不一的淤青，孩子先说是摔的，后来说是在家里被打。'
  + '孩子近一个月有三次未按时到校，情绪低落，不愿放学回家。已安排生活老师陪同，未追问细节，未联系监护人。';

/** How an officer looks for what was just filed. */
export interface Look {
  /** Of the worklist, to be read again until the report is on it. */
  path(receipt: Receipt): string;
  /** Before it is read again, by how often it was read. */
  waitMs(tries: number): number;
}

/** As a page that looks again: soon at first, then less often, so that looking is not most of the load. */
const AT_NEWEST: Look = { path: () => '/api/referral-desk/worklist?state=routed&sort=-filedAt', waitMs: (tries) => Math.min(64, 8 * 2 ** tries) };
const PATIENCE_MS = 150_000;

/** Requests of one loop that move something. */
export const WRITES = ['file', 'open', 'acknowledge', 'decide', 'conclude', 'receipts'] as const;

/**
 * One report from its filing to its closing in 18 requests: file; three desks each find it on their worklist, open, acknowledge,
 * decide, conclude; the reporter reads progress and confirms the answers. A worklist that does not show it yet is read again and
 * timed as such. `filed → desk` is the time from the filing's answer to the answer of the first worklist that shows it.
 */
export async function closeOneLoop({ reporters, desks }: LoopPeople, n: number, watch: Stopwatch, look = AT_NEWEST): Promise<void> {
  const reporter = reporters[n % reporters.length] as Person;
  const receipt = await watch.time('file', () => fileOne(reporter, n));
  const { id } = receipt;
  const filed = performance.now();
  for (const [index, { agency, officer, decide, conclude }] of desks.entries()) {
    let item = await find(officer, receipt, agency, watch, look);
    if (index === 0) watch.add('filed → desk', performance.now() - filed, id);
    for (const [action, said] of [['open', {}], ['acknowledge', {}], ['decide', { code: decide }], ['conclude', { code: conclude, text: '已依法处理。' }]] as const) {
      const { version } = item;
      item = await watch.time(action, () => officer.must<Item>('POST', `/api/referral-desk/referrals/${item.id}/${action}`, { body: said, ifMatch: version, key: randomUUID() }));
    }
  }
  const path = `/api/referral-desk/reports/${id}`;
  const progress = await watch.time('progress', () => reporter.must<Progress>('GET', `${path}/progress`));
  const ids = progress.feedback.filter(({ receivedAt }) => !receivedAt).map((one) => one.id);
  await watch.time('receipts', () => reporter.must('POST', `${path}/feedback/receipt`, { body: { ids }, key: randomUUID() }));
}

export interface Receipt { readonly id: string; readonly number: string; readonly referrals: readonly { readonly agency: string; readonly role: string }[] }

/** A teacher's report of a child with old and new bruises. */
export function fileOne(reporter: Person, n: number): Promise<Receipt> {
  const body = {
    channel: 'PLATFORM', situations: ['MR04'], danger: 'POSSIBLE', child: { name: `演示儿童${n}`, birthDate: '2016-05-01' },
    childNow: '430223103', residence: '430223103', narrative: NARRATIVE,
  };
  return reporter.must<Receipt>('POST', '/api/mandatory-reporting/reports', { body, key: randomUUID() });
}

async function find(officer: Person, receipt: Receipt, agency: string, watch: Stopwatch, look: Look): Promise<Item> {
  const giveUp = performance.now() + PATIENCE_MS;
  for (let tries = 0; performance.now() < giveUp; tries += 1) {
    const started = performance.now();
    const { items } = await officer.must<{ items: Item[] }>('GET', look.path(receipt));
    const item = items.find((one) => one.reportId === receipt.id && one.agency === agency);
    watch.add(item === undefined ? 'worklist (not yet)' : 'worklist', performance.now() - started);
    if (item !== undefined) return item;
    await pause(look.waitMs(tries));
  }
  throw new Error(`A filed report did not come onto the worklist of ${agency}`);
}
