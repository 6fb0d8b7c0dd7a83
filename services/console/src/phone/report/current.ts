import { beginItem, openItems, REPORT, saveDraft, submitItem, type OpenItem } from '../keep/drafts';
import type { KeptProblem } from '../keep/kept-item';
import { Observed } from '../keep/observed';
import { noteOnlyInPage } from '../keep/only-in-page';
import { sendAll } from '../keep/outbox';
import { dropItem, isInPage } from '../keep/shelf';
import { who } from '../keep/who';
import { EMPTY, type ReportForm } from './form';
import { toBody } from './to-body';

const SAVE_AFTER_MS = 400;

/** The report that is being written in this page. */
export interface Current {
  readonly open: OpenItem<ReportForm>;
  /** Whether it is kept on the device: chosen on when signed in, off when not. */
  readonly onDevice: boolean;
  /** Whether it lies there as it was saved last; undefined before the first saving. */
  readonly isKept?: boolean;
  /** Why it was refused, until it is submitted again. */
  readonly problem?: KeptProblem | undefined;
  /** It was written earlier, and nobody has said yet that they go on with it. */
  readonly isFound: boolean;
}

export const current = new Observed<Current | undefined>(undefined);

/** The item whose receipt is waited for. */
export const submitted = new Observed<string | undefined>(undefined);

let saving: ReturnType<typeof setTimeout> | undefined;
/** Savings go one after another: a pair that was made is not lost to a saving that overtook it. */
let saved: Promise<void> = Promise.resolve();

/** Opens the newest draft of whoever is here, else begins one. The same again while one is open. */
export async function openReport(): Promise<void> {
  if (current.value !== undefined) return;
  const [newest] = (await openItems<ReportForm>('REPORT')).filter(({ item }) => item.state !== 'UNSENT');
  if (newest === undefined) await startReport(EMPTY);
  else show(newest, true);
}

export async function startReport(form: ReportForm): Promise<void> {
  current.set({ open: await beginItem(REPORT, form), onDevice: who.value.kind === 'STAFF', isFound: false });
}

export function show(open: OpenItem<ReportForm>, isFound: boolean): void {
  const isKept = !isInPage(open.item.id);
  current.set({ open, onDevice: isKept, isKept, problem: open.content.problem, isFound });
}

export function goOn(): void {
  if (current.value !== undefined) current.set({ ...current.value, isFound: false });
}

/** Takes what was typed; it is kept shortly after. */
export function write(form: ReportForm): void {
  const { value } = current;
  if (value === undefined) return;
  current.set({ ...value, open: { ...value.open, content: { ...value.open.content, form } } });
  clearTimeout(saving);
  saving = setTimeout(() => { void save(); }, SAVE_AFTER_MS);
}

/** Keeps it now, as it is. */
export async function save(): Promise<void> {
  clearTimeout(saving);
  saved = saved.then(async () => {
    const { value } = current;
    if (value === undefined) return;
    const { item, isKept } = await saveDraft(value.open.item, value.open.content, value.onDevice);
    const now = current.value;
    // Another report may have been opened meanwhile.
    if (now !== undefined && now.open.item.id === item.id) current.set({ ...now, isKept, open: { ...now.open, item } });
  });
  await saved;
}

export async function keepOnDevice(onDevice: boolean): Promise<void> {
  if (current.value === undefined) return;
  const { isKept: _before, ...value } = current.value;
  current.set({ ...value, onDevice });
  await save();
}

/** Stores it, then sends; resolves when it is stored, and waits for no line. @returns whether it was stored */
export async function submit(): Promise<boolean> {
  await save();
  const { value } = current;
  if (value === undefined) return false;
  const isStored = await submitItem(value.open, toBody(value.open.content.form), value.onDevice).then(() => true, () => false);
  if (!isStored) return false;
  submitted.set(value.open.item.id);
  current.set(undefined);
  void sendAll();
  return true;
}

export async function discard(): Promise<void> {
  clearTimeout(saving);
  await saved;
  if (current.value !== undefined) await dropItem(current.value.open.item.id);
  current.set(undefined);
}

/** Once: what is typed is not lost when the page goes away. */
addEventListener('pagehide', () => { void save(); });
current.follow(() => { noteOnlyInPage('REPORT', current.value !== undefined && !(current.value.onDevice && current.value.isKept !== false) && current.value.open.content.form !== EMPTY); });
who.follow(() => { if (who.value.kind === 'LOCKED') current.set(undefined); });
