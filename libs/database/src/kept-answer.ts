import { createHash, createHmac, type KeyObject } from 'node:crypto';

/** What tells one request from another, and the keyed hash of its body that is stored nowhere. */
export interface RequestIdentity { readonly principal: string; readonly route: string; readonly key: string; readonly clearBody: string }

/** What is stored of a request instead of its parts, in `kept_answer`. */
export interface KeptKeys { readonly hash: string; readonly body: string; readonly bridge: string }

/** Hashes that only the installation can compute. `bridge` is what the release before finds the row by (migration 007). */
export function keptKeys(secret: KeyObject, { principal, route, key, clearBody }: RequestIdentity): KeptKeys {
  const hash = keyed(secret, 'request', principal, route, key);
  const bridge = createHash('sha256').update([principal, route, key, clearBody].join('\n')).digest('hex');
  return { hash, body: keyed(secret, 'body', hash, clearBody), bridge };
}

const keyed = (secret: KeyObject, ...parts: readonly string[]): string => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
