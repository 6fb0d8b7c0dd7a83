import type { WorklistItem } from '@referrals/client';
import { verifyChain, type TrailEntry } from '@referrals/database';
import { caseServices } from '@referrals/services';
import type { Crowd } from '../crowd/crowd.js';
import type { Filed } from '../crowd/file-reports.js';
import { isAnswered, reporterOf, type Progress } from '../crowd/read-answers.js';
import { allPages, examineInboxes } from './examine-inboxes.js';

/** What is wrong, each by receipt number or id: all empty is the only good answer. */
export interface Findings {
  /** Receipts whose report, or whose announced referral, is not there. */
  readonly lost: string[];
  /** Reports nobody has a receipt for, one report twice, two referrals of one (report, agency, site), one move twice. */
  readonly doubled: string[];
  readonly notFedBack: string[];
  readonly brokenChains: string[];
  /** Reports, referrals, links and messages that were looked at. */
  readonly seen: { reports: number; referrals: number; links: number; messages: number; files: number; acts: number };
}

/** Looks at everything from outside, as reporters, desks and the auditor may. */
export async function examine(crowd: Crowd, filed: readonly Filed[]): Promise<Findings> {
  const findings: Findings = { lost: [], doubled: [], notFedBack: [], brokenChains: [], seen: { reports: 0, referrals: 0, links: 0, messages: 0, files: 0, acts: 0 } };
  await examineOwnLists(crowd, filed, findings);
  await examineDesks(crowd, filed, findings);
  await inParallel(filed, 8, (one) => examineReport(crowd, one, findings));
  const { lost, doubled, messages } = await examineInboxes(crowd);
  findings.lost.push(...lost);
  findings.doubled.push(...doubled);
  findings.seen.messages = messages;
  return findings;
}

/** What each reporter's own list shows is exactly what that reporter has receipts for. */
async function examineOwnLists(crowd: Crowd, filed: readonly Filed[], { lost, doubled }: Findings): Promise<void> {
  const byAccount = Map.groupBy(filed.filter(({ plan }) => plan.account !== undefined), ({ plan }) => plan.account ?? '');
  for (const [account, own] of byAccount) {
    const listed = (await allPages<{ id: string; number: string }>(crowd.person(account), '/api/mandatory-reporting/reports?limit=100')).map(({ id }) => id);
    const there = new Set(listed);
    const receipts = new Set(own.map(({ receipt }) => receipt.id));
    lost.push(...own.filter(({ receipt }) => !there.has(receipt.id)).map(({ receipt }) => `${receipt.number} is not in its reporter's list`));
    doubled.push(...[...listed.filter((id) => !receipts.has(id)), ...repeated(listed)].map((id) => `${id} in the list of ${account}`));
  }
  doubled.push(...repeated(filed.map(({ receipt }) => receipt.number)).map((number) => `${number} was given twice`));
}

/** All worklists of all desks: no report without a receipt, and one referral for each report, agency and site. */
async function examineDesks(crowd: Crowd, filed: readonly Filed[], { lost, doubled, seen }: Findings): Promise<void> {
  const items = new Map<string, WorklistItem>();
  await inParallel(crowd.desks(), 4, async (account) => {
    for (const item of await allPages<WorklistItem>(crowd.person(account), '/api/referral-desk/worklist?open=false&limit=200')) items.set(item.id, item);
  });
  seen.referrals = items.size;
  const known = new Set(filed.map(({ receipt }) => receipt.id));
  const pairs = new Map<string, string>();
  for (const item of items.values()) {
    if (!known.has(item.reportId)) doubled.push(`${item.number} is at a desk and nobody has its receipt`);
    const pair = `${item.reportId} ${item.agency} ${item.site}`;
    if (item.state !== 'merged' && pairs.has(pair)) doubled.push(`${item.number} ${item.agency} ${item.site} twice`);
    pairs.set(pair, item.id);
  }
  const atDesks = Map.groupBy(items.values(), ({ reportId }) => reportId);
  for (const { receipt } of filed) {
    const agencies = new Set((atDesks.get(receipt.id) ?? []).map(({ agency }) => agency as string));
    lost.push(...receipt.referrals.filter(({ agency }) => !agencies.has(agency)).map(({ agency }) => `${receipt.number}: ${agency} does not have it`));
  }
}

async function examineReport(crowd: Crowd, one: Filed, { lost, doubled, notFedBack, brokenChains, seen }: Findings): Promise<void> {
  const { id, number, verificationCode } = one.receipt;
  const anybody = crowd.anybody();
  const found = await anybody.call('POST', '/api/mandatory-reporting/follow-up', { body: { number, verificationCode } });
  if (found.status >= 300 || found.body.report !== id) return void lost.push(`${number} with its code: ${found.status}`);
  seen.reports += 1;
  const reporter = await reporterOf(crowd, one);
  const { status, body } = await reporter.get<Progress>(`/api/referral-desk/reports/${id}/progress`);
  if (status >= 300) return void lost.push(`${number} has no progress: ${status}`);
  if (!isAnswered(body)) notFedBack.push(`${number}: ${body.referrals.filter((each) => each.state !== 'fed_back').map(({ agency, role, state }) => `${agency} ${role} ${state}`).join(', ')}`);
  const auditor = crowd.person('auditor.city');
  for (const service of caseServices) {
    const trail = await auditor.get<{ entries: (TrailEntry & { hash: string })[] }>(`/api/${service}/cases/${id}/trail`);
    const entries = trail.status < 300 ? trail.body.entries : [];
    seen.links += entries.length;
    const fault = verifyChain(entries);
    // Nobody here makes a move a second time, so each may be in the trail once; so may the end of an answer, and a step of a duty.
    doubled.push(...repeated(entries.map(({ action, facts }) => [action, facts.referral, facts.feedback, facts.duty, facts.step].join(' '))).map((twice) => `${number}: ${twice} twice`));
    if (entries.length === 0 || fault !== undefined) brokenChains.push(`${number} at ${service}: ${fault ? `${fault.fault} at ${fault.n}` : trail.status}`);
  }
}

/** What was there before in the list, each time it comes again. */
export function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.size === seen.add(one).size);
}

export async function inParallel<T>(all: readonly T[], lanes: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let one = all[next++]; one !== undefined; one = all[next++]) await work(one);
  }));
}
