/**
 * What was typed into forms and not sent yet, by form. In memory while somebody works. At a lock it is sealed (AES-GCM) under the person's key, which
 * only the server can give again, and lies in this window's `sessionStorage` until the next sign-in in it: the same person's forms have it again when
 * they are opened, for anybody else it is dropped.
 */
const typed = new Map<string, object>();
const person: { key?: CryptoKey | undefined } = {};

const KEPT = 'unsent';
const CIPHER = 'AES-GCM';
const IV_BYTES = 12;

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

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
  const key = await crypto.subtle.importKey('raw', toBytes(draftKey.replace(/-/g, '+').replace(/_/g, '/')), CIPHER, false, ['encrypt', 'decrypt']);
  person.key = key;
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return;
  sessionStorage.removeItem(KEPT);
  const bytes = toBytes(kept);
  const clear = await crypto.subtle.decrypt({ name: CIPHER, iv: bytes.slice(0, IV_BYTES) }, key, bytes.slice(IV_BYTES)).catch(() => undefined);
  if (clear === undefined) return;
  for (const [form, values] of JSON.parse(new TextDecoder().decode(clear)) as readonly (readonly [string, object])[]) typed.set(form, values);
}

/** Takes what there is at once, so that forms which go now drop nothing of it, and forgets it and the key. */
export async function sealUnsent(): Promise<void> {
  const { key } = person;
  const clear = new TextEncoder().encode(JSON.stringify([...typed]));
  const isEmpty = typed.size === 0;
  typed.clear();
  person.key = undefined;
  if (key === undefined || isEmpty) return;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: CIPHER, iv }, key, clear));
  sessionStorage.setItem(KEPT, toText(new Uint8Array([...iv, ...sealed])));
}

/** At sign-out: who leaves leaves nothing. */
export function forgetUnsent(): void {
  typed.clear();
  person.key = undefined;
  sessionStorage.removeItem(KEPT);
}
