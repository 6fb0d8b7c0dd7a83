import { hkdfSync } from 'node:crypto';

/** A key file for tests. Roles belong to the whole cluster, so every test of a run must make the same passwords from it. */
export const testKeyFile = {
  current: 'k1',
  keys: { root: Buffer.alloc(32, 1).toString('base64'), k1: Buffer.alloc(32, 2).toString('base64') },
} as const;

/** What `FileKeyRing(testKeyFile).derive('database roles')` gives: the secret of `prepareDatabase` and `roleUrls` in tests. */
export const testRoleSecret = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), 'referrals', 'database roles', 32));
