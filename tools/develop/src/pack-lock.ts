import { packName, type Pack } from '@referrals/policy';
import { packDigest } from '@referrals/service-kit';

/** `routing/430200/1` → digest of the pack. */
export type PackLock = Readonly<Record<string, string>>;

export const packLockOf = (packs: readonly Pack[]): PackLock => Object.fromEntries(packs.map((pack) => [packName(pack), packDigest(pack)]));

export interface PackLockFaults {
  /** Published, and no longer as published, or gone. */
  readonly broken: readonly string[];
  /** Not locked yet. */
  readonly unlocked: readonly string[];
}

/** What of the packs is not as it was locked, a sentence each. A version is never taken out either: decisions were made by it. */
export function findPackFaults(locked: PackLock, packs: readonly Pack[]): PackLockFaults {
  const present = packLockOf(packs);
  return {
    broken: Object.keys(locked).filter((name) => present[name] !== locked[name])
      .map((name) => `${name} was ${name in present ? 'changed' : 'removed'} after it was published: put it back as it was and make the next version beside it`),
    unlocked: Object.keys(present).filter((name) => !(name in locked)).map((name) => `${name} is new; run: npm run packs:lock`),
  };
}
