import { serverNow } from '../../shared/dates';
import { uuid } from '../../shared/idempotency';
import { makeKey, seal } from '../../shared/sealing';
import type { Content, ItemKind, KeptItem } from './kept-item';
import { tellUnsent } from './outbox';
import { maySee, wasSubmitted } from './rules';
import { openItem, signBody } from './item-keys';
import { fetchTicket, withPair } from './send-ticket';
import { allItems, dropItem, isInPage, itemOf, putItem } from './shelf';
import { keyOf, who } from './who';

export interface OpenItem<Form> { readonly item: KeptItem; readonly content: Content<Form> }
/** A draft as it was put, and whether it lies on the device: not when it was not wanted, or the device keeps nothing. */
export interface SavedDraft { readonly item: KeptItem; readonly isKept: boolean }
/** What a new item is for. */
export interface ItemPlan { readonly kind: ItemKind; readonly path: string; readonly versionOf?: string }

const REPORTS = '/api/mandatory-reporting/reports';
export const REPORT: ItemPlan = { kind: 'REPORT', path: REPORTS };

/** Opens by the PIN whoever began it, so that it is sent then. */
const FIELD_WORK: readonly ItemKind[] = ['ACTS', 'PROBLEM'];

/** What lies here of whoever is here and opens for them, newest first. What was refused opens as a draft does. */
export async function openItems<Form>(kind: ItemKind): Promise<readonly OpenItem<Form>[]> {
  const mine = (await allItems()).filter((item) => item.kind === kind && maySee(item, who.value)).sort((one, other) => other.savedAt - one.savedAt);
  const opened = await Promise.all(mine.map(async (item) => ({ item, content: await openItem<Form>(item, keyOf(item)) })));
  return opened.flatMap(({ item, content }) => content === undefined ? [] : [{ item, content }]);
}

/** A new item in memory; nothing is stored before `saveDraft`. */
export async function beginItem<Form>(plan: ItemPlan, form: Form): Promise<OpenItem<Form>> {
  const owner = who.value.kind === 'STAFF' ? who.value.staff : null;
  const id = uuid();
  const own = owner === null ? { key: await makeKey() } : {};
  const content = { form };
  const isForField = who.value.kind === 'STAFF' && (FIELD_WORK.includes(plan.kind) || who.value.inField);
  const sealedFor: Pick<KeptItem, 'sealedFor'> = isForField ? { sealedFor: 'FIELD' } : {};
  const opener = own.key ?? keyOf({ owner, ...sealedFor }) ?? await makeKey();
  return { item: { id, owner, ...plan, ...sealedFor, state: 'DRAFT', savedAt: serverNow(), sealed: await seal(content, opener, id), ...own }, content };
}

/** Puts the draft as it is now on the device, or keeps it in this page alone; then asks for its ticket, and does not wait for it. */
export async function saveDraft(item: KeptItem, { form, problem }: Content<unknown>, onDevice: boolean): Promise<SavedDraft> {
  // Written anew, its age begins anew.
  const { agedFrom: _before, ...fresh } = item;
  const { key: own, ...rest } = fresh;
  const key = item.owner === null ? own : keyOf(item);
  // Locked meanwhile: what was saved last stays.
  if (key === undefined) return { item, isKept: !isInPage(item.id) };
  const kept = item.owner === null ? fresh : rest;
  const paired = item.kind === 'REPORT' ? await withPair(kept) : kept;
  const sealed = await seal({ form, problem }, key, item.id);
  const there = await itemOf(item.id);
  // Submitted in another tab meanwhile: not a draft again.
  if (there?.state === 'UNSENT') return { item, isKept: !isInPage(item.id) };
  const saved: KeptItem = { ...paired, ...ticketOf(there, paired), state: 'DRAFT', savedAt: serverNow(), sealed };
  const isKept = await putItem(saved, onDevice);
  if (item.kind === 'REPORT') void fetchTicket(saved);
  return { item: saved, isKept };
}

/** The ticket that came since the item was read. */
function ticketOf(there: KeptItem | undefined, { publicKey }: KeptItem): Pick<KeptItem, 'ticket'> {
  return there?.ticket !== undefined && there.publicKey?.x === publicKey?.x ? { ticket: there.ticket } : {};
}

/**
 * Stores what is submitted, its body fixed, before anything is sent. A report is sealed anew with a key of its own, so that it leaves also when its
 * owner's key is gone, and signed; what signs is dropped.
 */
export async function submitItem<Form>({ item, content }: OpenItem<Form>, body: unknown, onDevice: boolean): Promise<void> {
  const text = JSON.stringify(body);
  const { privateKey, agedFrom: _before, ...rest } = item;
  const own = item.kind === 'REPORT' ? { key: item.key ?? await makeKey() } : {};
  const key = item.key ?? own.key ?? keyOf(item);
  if (key === undefined) throw new Error('nobody is here');
  const signature = privateKey === undefined ? {} : { signature: await signBody(text, privateKey) };
  const submitted: Content<Form> = { form: content.form, body: text };
  const sealed = await seal(submitted, key, item.id);
  await putItem({ ...rest, ...own, ...signature, ...ticketOf(await itemOf(item.id), item), state: 'UNSENT', savedAt: serverNow(), sealed }, onDevice);
  await tellUnsent();
}

/** Kept on the device from now on, or in this page alone. */
export async function moveItem(id: string, onDevice: boolean): Promise<void> {
  const item = await itemOf(id);
  if (item !== undefined && isInPage(id) === onDevice) await putItem(item, onDevice);
}

/** What was submitted and lies in this page alone is kept on the device from now on. */
export async function keepUnsent(): Promise<void> {
  await Promise.all((await allItems()).filter((item) => wasSubmitted(item) && isInPage(item.id)).map(({ id }) => moveItem(id, true)));
  await tellUnsent();
}

/** 「清除本机草稿」: all drafts of whoever is here; what was submitted still goes. */
export async function clearDrafts(): Promise<void> {
  const mine = (await allItems()).filter((item) => item.state !== 'UNSENT' && maySee(item, who.value));
  await Promise.all(mine.map(({ id }) => dropItem(id)));
  await tellUnsent();
}
