import { fromBase64Url, open, seal, takeKey, toBase64Url } from '../../shared/sealing';

/**
 * What was typed into forms and not sent yet, by form. In memory while somebody works. At a lock it is sealed (AES-GCM) under the person's key, which
 * only the server can give again, and lies in this window's `sessionStorage` until the next sign-in in it: the same person's forms have it again when
 * they are opened, for anybody else it is dropped.
 */
const typed = new Map<string, object>();
const person: { key?: CryptoKey | undefined } = {};

const KEPT = 'unsent';
export const unsentOf = (form: string): object | undefined => typed.get(form);

export const hasUnsent = (): boolean => typed.size > 0;

/** Only what is not as it was before, so that nothing another changes meanwhile is set back. */
export function keepUnsent<T extends object>(form: string, before: T, values: T): void {
  const changed = Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]));
  if (changed.length === 0) typed.delete(form);
  else typed.set(form, Object.fromEntries(changed));
}

export function dropUnsent(form: string): void {
  typed.delete(form);
}

/** Makes the person's key of the session's `draftKey` (base64url; no script can read it then), and opens what they left. Where there is no https there is neither. */
export async function openUnsent(draftKey: string): Promise<void> {
  if (!isSecureContext) return;
  const key = await takeKey(draftKey);
  person.key = key;
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return;
  sessionStorage.removeItem(KEPT);
  const [iv = '', data = ''] = kept.split('.');
  const left = await open<readonly (readonly [string, object])[]>({ iv: fromBase64Url(iv), data: fromBase64Url(data).buffer }, key, KEPT);
  for (const [form, values] of left ?? []) typed.set(form, values);
}

/** Takes what there is at once, so that forms which go now drop nothing of it, and forgets it and the key. */
export async function sealUnsent(): Promise<void> {
  const { key } = person;
  const left = [...typed];
  typed.clear();
  person.key = undefined;
  if (key === undefined || left.length === 0) return;
  const { iv, data } = await seal(left, key, KEPT);
  sessionStorage.setItem(KEPT, `${toBase64Url(iv.buffer)}.${toBase64Url(data)}`);
}

/** At sign-out: who leaves leaves nothing. */
export function forgetUnsent(): void {
  typed.clear();
  person.key = undefined;
  sessionStorage.removeItem(KEPT);
}
