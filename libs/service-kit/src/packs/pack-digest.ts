import { createHash } from 'node:crypto';
import type { Pack } from '@referrals/policy';
import canonicalize from 'canonicalize';

/** SHA-256, hex, over the canonical JSON (RFC 8785) of a pack: whoever has the pack can prove which rules decided. */
export function packDigest(pack: Pack): string {
  return createHash('sha256').update(canonicalize(pack) as string).digest('hex');
}
