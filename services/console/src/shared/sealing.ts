const CIPHER = 'AES-GCM';
const IV_BYTES = 12;

/** What was sealed, with the random start of its cipher. */
export interface Sealed { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

export function toBase64Url(buffer: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

/** A random key, which no script can read. */
export const makeKey = async (): Promise<CryptoKey> => await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt']);

/** A person's key, as the server derives it (base64url); no script can read it from here on. */
export const takeKey = async (draftKey: string): Promise<CryptoKey> => await crypto.subtle.importKey('raw', fromBase64Url(draftKey), CIPHER, false, ['encrypt', 'decrypt']);

/** `of` names what this is: what was sealed as one thing does not open as another. */
export async function seal(value: unknown, key: CryptoKey, of: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, data: await crypto.subtle.encrypt({ name: CIPHER, iv, additionalData: bytesOf(of) }, key, bytesOf(JSON.stringify(value))) };
}

/** Undefined when the key is not the one it was sealed by. */
export async function open<T>({ iv, data }: Sealed, key: CryptoKey, of: string): Promise<T | undefined> {
  const clear = await crypto.subtle.decrypt({ name: CIPHER, iv, additionalData: bytesOf(of) }, key, data).catch(() => undefined);
  return clear === undefined ? undefined : JSON.parse(new TextDecoder().decode(clear)) as T;
}
