import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { Seeded } from '@referrals/develop';
import { fileOne, type LoopPeople, type Receipt } from '../closed-loop.js';
import type { LeanClient } from '../lean-client.js';
import { untilQuiet, type KafkaSide } from './side.js';

/** What is killed one after the other. */
export type Struck = ServiceName | 'broker';

/** Each service alone. */
export const EACH_SERVICE: readonly Struck[] = SERVICES;
/** What a machine that goes down takes with it: the broker, and a moment later the process that tells of filings. */
export const BROKER_AND_REPORTING: readonly Struck[] = ['broker', 'mandatory-reporting'];

export interface Losses {
  readonly kills: number;
  readonly receipts: number;
  /** Reports of which an agency named on the receipt has no referral. */
  readonly lost: readonly string[];
  /** Reports with more referrals than the receipt names. */
  readonly doubled: readonly string[];
  readonly seconds: number;
}

interface Progress { readonly referrals: readonly { readonly agency: string; readonly role: string }[] }

const FILING_LANES = 8;

/**
 * Reports are filed as fast as they are taken while these are killed in turn, so many times each; then every receipt is held against
 * what its reporter sees on the desks.
 */
export async function measureLosses(side: KafkaSide, struck: readonly Struck[], killsEach: number, signal: AbortSignal): Promise<Losses> {
  const started = performance.now();
  try {
    await side.start();
    const people = await side.people();
    const over = new AbortController();
    const receipts: { reporter: LeanClient; receipt: Receipt }[] = [];
    const filing = Promise.all(Array.from({ length: FILING_LANES }, (_, lane) => keepFiling(people, lane, receipts, AbortSignal.any([signal, over.signal]))));
    filing.catch(() => undefined);
    try {
      await killInTurn(side, Array.from({ length: killsEach }, () => struck).flat(), signal);
    } finally {
      over.abort();
    }
    await filing;
    await untilQuiet(side, signal, 120_000);
    const { lost, doubled } = await compare(receipts, signal);
    return { kills: killsEach * struck.length, receipts: receipts.length, lost, doubled, seconds: (performance.now() - started) / 1_000 };
  } finally {
    await side.stop();
  }
}

async function killInTurn(side: KafkaSide, struck: readonly Struck[], signal: AbortSignal): Promise<void> {
  const random = new Seeded(7);
  for (const what of struck) {
    await pause(random.whole(1_000, 3_000), undefined, { signal });
    if (what === 'broker') side.killBroker();
    else await side.killAndStart(what);
  }
  await pause(1_000, undefined, { signal });
}

let n = 0;

/** One after the other; who gets no answer has no receipt and counts as not filed. */
async function keepFiling({ reporters }: LoopPeople, lane: number, receipts: { reporter: LeanClient; receipt: Receipt }[], over: AbortSignal): Promise<void> {
  const reporter = reporters[lane % reporters.length] as LeanClient;
  while (!over.aborted) {
    const receipt = await fileOne(reporter, n++).catch(() => undefined);
    if (receipt === undefined) await pause(100);
    else receipts.push({ reporter, receipt });
  }
}

async function compare(receipts: readonly { reporter: LeanClient; receipt: Receipt }[], signal: AbortSignal): Promise<{ lost: string[]; doubled: string[] }> {
  const [lost, doubled]: string[][] = [[], []];
  let next = 0;
  await Promise.all(Array.from({ length: FILING_LANES }, async () => {
    for (let one = receipts[next++]; one !== undefined; one = receipts[next++]) {
      signal.throwIfAborted();
      const { reporter, receipt } = one;
      const { status, body } = await reporter.call<Progress>('GET', `/api/referral-desk/reports/${receipt.id}/progress`);
      if (status !== 200 && status !== 404) throw new Error(`Progress answered ${status}`);
      const seen = status === 200 ? body.referrals.map(({ agency }) => agency) : [];
      if (receipt.referrals.some(({ agency }) => !seen.includes(agency))) lost?.push(receipt.id);
      if (seen.length > receipt.referrals.length) doubled?.push(receipt.id);
    }
  }));
  return { lost: lost ?? [], doubled: doubled ?? [] };
}
