import { bytesOf, open, toBase64Url } from '../../shared/sealing';
import type { Content, KeptItem, TicketKey } from './kept-item';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

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
  return toBase64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(body)));
}
