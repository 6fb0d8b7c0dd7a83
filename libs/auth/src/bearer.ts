import { DomainError } from '@referrals/contracts';

/** RFC 6750: the scheme, blanks, and a token of the characters a token has; nothing behind it. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Where a request may carry credentials. */
export interface WithCredentials {
  readonly headers: { readonly authorization?: string | undefined };
  /** Each as it was sent (Node): of two headers `headers` has the first alone. */
  readonly headersDistinct?: { readonly authorization?: readonly string[] | undefined };
  readonly query?: unknown;
}

/**
 * The token of a request; undefined when it carries no credentials at all. What is there and cannot be read never counts as nothing: whoever
 * meant to be somebody is not taken for nobody.
 * @throws DomainError UNAUTHENTICATED
 */
export function bearerToken({ headers, headersDistinct, query }: WithCredentials): string | undefined {
  const sent = headersDistinct?.authorization ?? (headers.authorization === undefined ? [] : [headers.authorization]);
  // A token in an address is written down on the way: it is read nowhere here.
  if (sent.length === 0 && !hasTokenIn(query)) return undefined;
  const token = sent.length === 1 ? readBearer(sent[0]) : undefined;
  if (token === undefined) throw new DomainError('UNAUTHENTICATED');
  return token;
}

/** The token of an `Authorization` header; undefined when it is none of a bearer. */
export const readBearer = (authorization: string | undefined): string | undefined => BEARER.exec(authorization?.trim() ?? '')?.[1];

const hasTokenIn = (query: unknown): boolean => typeof query === 'object' && query !== null && 'access_token' in query;
