/** Cookies end at 4,096 bytes with their name and attributes (RFC 6265 §6.1). */
const MOST_IN_ONE = 3_800;
const MOST_PARTS = 3;

/** An access token of more bytes fits no browser's session. */
export const MOST_TOKEN_BYTES = MOST_IN_ONE * MOST_PARTS;

/** Over https a cookie of the whole origin is named so that no other host of the domain, and no page without TLS, can set it (RFC 6265bis §4.1.3). */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/** Names of the cookies that an access token lies in, in order: one is enough for most people. */
export const tokenCookieNames = (secure: boolean): readonly string[] =>
  Array.from({ length: MOST_PARTS }, (_, part) => cookieName(part === 0 ? 'token' : `token.${part}`, secure));

/** What each of `tokenCookieNames` holds of a token; undefined where nothing is left for it. */
export const tokenParts = (token: string): readonly (string | undefined)[] =>
  Array.from({ length: MOST_PARTS }, (_, part) => token.slice(part * MOST_IN_ONE, (part + 1) * MOST_IN_ONE) || undefined);

/** Cookies of a request by their names. One that came twice is empty: nobody knows which of them is ours. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const [name = '', value = ''] = pair.trim().split(/=(.*)/s);
    if (name !== '') found.set(name, found.has(name) ? '' : value);
  }
  return found;
}

/** The access token in the cookies of a request; undefined where there is none, empty where it cannot be read. */
export function tokenInCookies(header: string | undefined, secure: boolean): string | undefined {
  const cookies = cookiesOf(header);
  const [first, ...more] = tokenCookieNames(secure).map((name) => cookies.get(name));
  if (first === undefined) return undefined;
  return first === '' || more.includes('') ? '' : [first, ...more].join('');
}
