import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, WorklistItem } from '@referrals/client';
import type { Installed } from '@referrals/develop';
import { inParallel } from '../../chaos/examine.js';
import { Crowd } from '../../crowd/crowd.js';
import type { Given, Journal } from './journal.js';

/** What the system owes once all is quiet. All empty is the only good answer. */
export interface Owed {
  /** Receipts whose report, or whose announced referral, is not there. */
  readonly lost: string[];
  /** Reports in their reporters' lists that were refused, or filed twice. */
  readonly there: string[];
  readonly seen: { reports: number; referrals: number };
}

const ON_DESKS_MS = 60_000;

/** Looks from outside at all that was filed since `since` (an instant): every receipt's report and referrals are there, and nothing else is. */
export async function examineSpike(installed: Installed, { given, unclear }: Journal, since: string, signal: AbortSignal): Promise<Owed> {
  const crowd = new Crowd(installed);
  const owed: Owed = { lost: [], there: [], seen: { reports: 0, referrals: 0 } };
  await examineLists(crowd, given, unclear, since, owed);
  await inParallel(given, 8, async ({ receipt: { id, number, verificationCode } }) => {
    signal.throwIfAborted();
    const anybody = crowd.anybody();
    const found = await anybody.call('POST', '/api/mandatory-reporting/follow-up', { body: { number, verificationCode } });
    if (found.status >= 300 || found.body.report !== id) owed.lost.push(`${number} with its code: ${found.status}`);
  });
  let missing = await missingFromDesks(crowd, given, since, owed);
  for (const until = performance.now() + ON_DESKS_MS; missing.length > 0 && performance.now() < until; missing = await missingFromDesks(crowd, given, since, owed)) {
    await pause(1_000, undefined, { signal });
  }
  owed.lost.push(...missing);
  return owed;
}

async function examineLists(crowd: Crowd, given: readonly Given[], unclear: number, since: string, { lost, there, seen }: Owed): Promise<void> {
  const others: string[] = [];
  for (const [account, own] of Map.groupBy(given, (one) => one.account)) {
    const listed = (await newerThan(crowd.person(account), '/api/mandatory-reporting/reports?limit=100', since)).map(({ id }) => id);
    const known = new Set(listed);
    const receipts = new Set(own.map(({ receipt }) => receipt.id));
    seen.reports += known.size;
    lost.push(...own.filter(({ receipt }) => !known.has(receipt.id)).map(({ receipt }) => `${receipt.number} is not in its reporter's list`));
    others.push(...listed.filter((id) => !receipts.has(id)).map((id) => `${id} is in the list of ${account} and nobody has its receipt`));
  }
  // A filing whose answer never came, or was none, may have been taken on.
  if (others.length > unclear) there.push(...others);
}

async function missingFromDesks(crowd: Crowd, given: readonly Given[], since: string, { seen }: Owed): Promise<string[]> {
  const items = new Map<string, WorklistItem>();
  await inParallel(crowd.desks(), 4, async (account) => {
    for (const item of await newerThan<WorklistItem & Listed>(crowd.person(account), '/api/referral-desk/worklist?sort=-filedAt&open=false&limit=200', since)) items.set(item.id, item);
  });
  seen.referrals = items.size;
  const at = new Set([...items.values()].map(({ reportId, agency }) => `${reportId} ${agency}`));
  return given.flatMap(({ receipt: { id, number, referrals } }) => referrals.filter(({ agency }) => !at.has(`${id} ${agency}`)).map(({ agency }) => `${number}: ${agency} does not have it`));
}

interface Listed { readonly id: string; readonly filedAt: string }

/** What a list that begins with the newest has since then. */
async function newerThan<T extends Listed>(caller: Caller, path: string, since: string): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null | undefined = ''; cursor !== null && cursor !== undefined;) {
    const page: { items: T[]; next?: string | null } = await caller.must(caller.get(`${path}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
    all.push(...page.items.filter(({ filedAt }) => filedAt >= since));
    cursor = page.items.length > 0 && (page.items.at(-1)?.filedAt ?? '') < since ? null : page.next;
  }
  return all;
}
