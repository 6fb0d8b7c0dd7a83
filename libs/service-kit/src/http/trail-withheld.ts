import type { TrailEntry } from '@referrals/database';

/**
 * Facts, by name, that stand in the trail for good and are shown to auditors alone: always, or in entries from before the reporter was hidden.
 * The entry that hides them, and each one after it that routes, has the fact `reporterHidden: true`.
 */
export interface TrailWithheld { readonly always: readonly string[]; readonly beforeHiding: readonly string[] }

/** The entries as whoever is no auditor sees them. One that is not whole says so: its hash holds, but cannot be made again from what is shown. */
export function withholdFacts<E extends TrailEntry>(entries: readonly E[], { always, beforeHiding }: TrailWithheld): (E & { withheld?: true })[] {
  const hiding = entries.findIndex(({ facts }) => facts.reporterHidden === true);
  return entries.map((entry, index) => {
    const kept = (name: string): boolean => !always.includes(name) && !(index < hiding && beforeHiding.includes(name));
    const facts = Object.entries(entry.facts).filter(([name]) => kept(name));
    if (facts.length === Object.keys(entry.facts).length) return entry;
    return { ...entry, facts: Object.fromEntries(facts), withheld: true as const };
  });
}
