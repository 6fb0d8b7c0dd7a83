import { api } from '../../shared/api';
import { heardTime, noteServerTime, serverNow } from '../../shared/dates';
import { uuid } from '../../shared/idempotency';
import { renewSession } from '../../shared/renew';
import { seal } from '../../shared/sealing';
import { within } from '../../shared/within';
import { keep } from '../../shared/words/keep';
import { learnWho } from './at-this-device';
import type { Content, KeptItem, KeptProblem } from './kept-item';
import { Observed } from './observed';
import { aged, goesByItself, isForgotten, isOver, maySee, outcomeOf, senderOf, wasSubmitted, type Answer, type Sender } from './rules';
import { openItem } from './item-keys';
import { fetchTicket } from './send-ticket';
import { allItems, changeItem, dropItem, isInPage, itemOf, putItem } from './shelf';
import { keyOf, who } from './who';

const AGAIN_AFTER_MS = 20_000;

/** What every page tells of what was submitted. */
export interface Unsent {
  readonly reports: number;
  readonly others: number;
  /** Reports that were refused and wait to be mended by who is here. */
  readonly refused: number;
  /** Receipts that nobody has noted down yet, of reports that nobody signed in wrote. */
  readonly receipts: number;
  /** Some of it lies in this page alone. */
  readonly inPage: boolean;
  /** Some of it waits for its owner. */
  readonly waitsForSignIn: boolean;
  /** A report was submitted more than seven days ago: it still goes by itself, and somebody should telephone. */
  readonly isLate: boolean;
  /** What the server said when it last refused to take it yet. */
  readonly said?: string;
}

const NOTHING: Unsent = { reports: 0, others: 0, refused: 0, receipts: 0, inPage: false, waitsForSignIn: false, isLate: false };
export const unsent = new Observed<Unsent>(NOTHING);
/** Answers of this page's sending, by item. */
export const answers = new Observed<ReadonlyMap<string, unknown>>(new Map());

let isSending = false;
let isAskedAgain = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let said: string | undefined;

interface Heard extends Answer { readonly title?: string; readonly problem?: KeptProblem; readonly body?: unknown; readonly retryAfterMs?: number }

/** In old browsers, which know no locks, each tab sends for itself; the key makes it one. */
async function alone(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('outbox', work);
  else await work();
}

export async function tellUnsent(): Promise<void> {
  const all = await allItems();
  const waiting = all.filter(({ state, id }) => goesByItself(state) && !answers.value.has(id));
  const toMend = all.filter((item) => item.kind === 'REPORT' && !goesByItself(item.state) && wasSubmitted(item) && maySee(item, who.value));
  const reports = waiting.filter(({ kind }) => kind === 'REPORT').length;
  unsent.set({
    reports, others: waiting.length - reports, refused: toMend.length, receipts: all.filter(({ id, kind }) => kind === 'REPORT' && answers.value.has(id)).length,
    inPage: [...waiting, ...toMend].some(({ id }) => isInPage(id)), waitsForSignIn: waiting.some((item) => senderOf(item, who.value) === 'WAIT'),
    isLate: waiting.some((item) => item.kind === 'REPORT' && isOver(item, heardTime())),
    ...said !== undefined && waiting.length > 0 ? { said } : {},
  });
}

/** Sends what was submitted, oldest first, one tab at a time; tries again after 20 seconds or when the server says. */
export async function sendAll(): Promise<void> {
  if (isSending) {
    isAskedAgain = true;
    return;
  }
  isSending = true;
  clearTimeout(timer);
  let again = AGAIN_AFTER_MS;
  try {
    await alone(async () => {
      do {
        isAskedAgain = false;
        again = await sendEach();
      } while (isAskedAgain);
    });
  } finally {
    isSending = false;
    // Asked while this was ending.
    timer = setTimeout(() => { void sendAll(); }, isAskedAgain ? 0 : again);
  }
}

/** @returns milliseconds until the next try */
async function sendEach(): Promise<number> {
  let again = AGAIN_AFTER_MS;
  said = undefined;
  await ageAll();
  for (const { id } of (await allItems()).filter(({ state }) => goesByItself(state))) {
    // Another tab may have sent it while this one waited.
    const item = await itemOf(id);
    if (item === undefined || !goesByItself(item.state) || answers.value.has(id)) continue;
    again = Math.min(again, await sendOne(item));
  }
  await tellUnsent();
  return again;
}

/** Drafts that were never submitted go after seven days, as the switch says. */
async function ageAll(): Promise<void> {
  const heard = heardTime();
  if (heard === undefined) return;
  for (const item of await allItems()) if (aged(item, heard) !== item) await changeItem(item.id, (now) => aged(now, heard));
}

async function sendOne(item: KeptItem): Promise<number> {
  const sender = senderOf(item, who.value);
  const content = sender === 'WAIT' ? undefined : await openItem<unknown>(item, keyOf(item));
  if (content?.body === undefined) return AGAIN_AFTER_MS;
  if (isForgotten(item, heardTime())) {
    await refused(item, content, { title: keep.notTaken, errors: [] });
    return AGAIN_AFTER_MS;
  }
  const heard = await post(item, content.body, sender);
  const outcome = outcomeOf(heard);
  if (outcome === 'RECEIVED') await received(item, heard.body);
  if (outcome === 'REFUSED') await refused(item, content, heard.problem);
  if (outcome === 'SIGN_IN' && sender === 'OWNER') await learnWho();
  // Its ticket is no good: it waits for its owner.
  if (outcome === 'SIGN_IN' && sender === 'TICKET') await changeItem(item.id, ({ ticket: _refused, ...rest }) => rest);
  if (outcome === 'AGAIN') {
    said = heard.title;
    // A ticket that was lost, or over, is renewed while its owner is here: the same report by the same key.
    if (sender === 'OWNER') void fetchTicket(item);
  }
  return heard.retryAfterMs ?? AGAIN_AFTER_MS;
}

/** What nobody signed in wrote stays until its receipt, with the code, was noted down: sent again it gets the same one. */
async function received(item: KeptItem, body: unknown): Promise<void> {
  if (item.owner === null || maySee(item, who.value)) answers.set(new Map([...answers.value, [item.id, body]]));
  if (item.owner !== null) await dropItem(item.id);
}

/**
 * A person looks at it: it is never sent again by itself, and never deleted by itself. What is mended is another body: it goes on as another item,
 * with a key, a pair and a ticket of its own.
 */
async function refused(item: KeptItem, { form }: Content<unknown>, problem: KeptProblem | undefined): Promise<void> {
  const { id: before, owner, kind, path, versionOf, sealedFor } = item;
  const key = item.key ?? keyOf(item);
  if (key === undefined) return;
  const id = uuid();
  const sealed = await seal({ form, problem }, key, id);
  const kept = { id, owner, kind, path, insteadOf: before, state: 'REFUSED', savedAt: serverNow(), sealed, ...item.key && { key: item.key }, ...versionOf !== undefined && { versionOf }, ...sealedFor && { sealedFor } } as const;
  await putItem(kept, !isInPage(before));
  await dropItem(before);
}

async function post(item: KeptItem, body: string, sender: Sender): Promise<Heard> {
  const send = async (): Promise<Heard> => await within(async (signal) => {
    const headers = await headersOf(item, sender, signal);
    return await heardFrom(await fetch(item.path, { method: 'POST', credentials: 'same-origin', body, headers, signal }));
  });
  try {
    const first = await send();
    return first.status === 401 && sender === 'OWNER' && await renewSession() ? await send() : first;
  } catch {
    return { status: 0, isOurs: false };
  }
}

async function headersOf(item: KeptItem, sender: Sender, signal: AbortSignal): Promise<Record<string, string>> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': item.id };
  if (sender === 'TICKET') return { ...headers, 'X-Console': 'public', 'X-Send-Ticket': item.ticket ?? '', 'X-Send-Signature': item.signature ?? '' };
  if (sender === 'ANYBODY') return { ...headers, 'X-Console': 'public' };
  return { ...headers, 'X-Console': `staff ${item.owner}`, ...item.versionOf === undefined ? {} : { 'If-Match': `"${await versionOfChild(item.versionOf, signal)}"` } };
}

async function versionOfChild(id: string, signal: AbortSignal): Promise<number> {
  const { data } = await api.GET('/api/child-registry/children/{id}', { params: { path: { id } }, signal });
  return data?.version ?? 0;
}

interface Said { readonly code?: string; readonly title?: string; readonly errors?: KeptProblem['errors'] }

async function heardFrom(answer: Response): Promise<Heard> {
  noteServerTime(answer.headers.get('Date'));
  const after = Number(answer.headers.get('Retry-After'));
  const body: unknown = await answer.json().catch(() => undefined);
  const wait = after > 0 ? { retryAfterMs: after * 1_000 } : {};
  if (answer.ok) return { status: answer.status, isOurs: typeof body === 'object' && body !== null, body, ...wait };
  const { code, title, errors = [] } = (body ?? {}) as Said;
  return { status: answer.status, isOurs: false, code, ...title === undefined ? {} : { title, problem: { title, errors } }, ...wait };
}

/** Its receipt was noted down: nothing of it stays. */
export async function receiptNoted(id: string): Promise<void> {
  await dropItem(id);
  await tellUnsent();
  answers.set(new Map([...answers.value].filter(([one]) => one !== id)));
}

/** Once, when who is here is known. */
export function watchOutbox(): void {
  addEventListener('online', () => { void sendAll(); });
  who.follow(() => {
    // A receipt is its person's to see.
    if (who.value.kind === 'LOCKED') answers.set(new Map());
    void tellUnsent();
    void sendAll();
  });
  void tellUnsent();
  void sendAll();
}
