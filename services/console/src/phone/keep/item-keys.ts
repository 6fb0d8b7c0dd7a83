import type { Content, KeptItem, Sealed, TicketKey } from './kept-item';

const CIPHER = 'AES-GCM';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

export function toBase64Url(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

/** A key for one item, which no script can read. */
export const makeKey = async (): Promise<CryptoKey> => await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt']);

/** A person's key, as the server derives it (base64url). */
export const takeKey = async (draftKey: string): Promise<CryptoKey> => await crypto.subtle.importKey('raw', fromBase64Url(draftKey), CIPHER, false, ['encrypt', 'decrypt']);

export async function seal(value: unknown, key: CryptoKey, id: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: CIPHER, iv, additionalData: bytes(id) }, key, bytes(JSON.stringify(value))) };
}

/** Undefined when the key is not the one it was sealed by. */
export async function open<T>({ iv, data }: Sealed, key: CryptoKey, id: string): Promise<T | undefined> {
  const clear = await crypto.subtle.decrypt({ name: CIPHER, iv, additionalData: bytes(id) }, key, data).catch(() => undefined);
  return clear === undefined ? undefined : JSON.parse(new TextDecoder().decode(clear)) as T;
}

/** By its own key, else by its owner's. */
export async function openItem<Form>({ id, sealed, key }: KeptItem, owners?: CryptoKey): Promise<Content<Form> | undefined> {
  const opener = key ?? owners;
  return opener === undefined ? undefined : await open<Content<Form>>(sealed, opener, id);
}

/** The pair of an item: its private half signs once and cannot be read. */
export async function makePair(): Promise<{ readonly publicKey: TicketKey; readonly privateKey: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { publicKey: { kty: 'EC', crv: 'P-256', x, y }, privateKey: pair.privateKey };
}

/** IEEE P1363, base64url. */
export async function signBody(body: string, key: CryptoKey): Promise<string> {
  return toBase64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(body)));
}
