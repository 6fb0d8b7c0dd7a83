import type { Agency, Role, Site } from '@referrals/contracts';
import type { EvaluatedReferral, Evaluation } from './evaluate.js';
import { inOrder, isStronger, strongest } from './roles.js';

export interface Pair { readonly agency: Agency; readonly site: Site; readonly role: Role }

export interface Supplemented {
  /** The decision as it stands now: everything that was, and what came. */
  readonly evaluation: Evaluation;
  readonly added: readonly Pair[];
  readonly raised: readonly Pair[];
}

/** What further facts change: pairs are only added and roles only rise; nothing is withdrawn. Warnings are those of the facts now. */
export function supplement(before: Evaluation, now: Evaluation): Supplemented {
  const standing = new Map<string, EvaluatedReferral>(before.referrals.map((one) => [keyOf(one), one]));
  const { added, raised } = changes(before.referrals, now.referrals);
  for (const one of now.referrals) {
    const old = standing.get(keyOf(one));
    standing.set(keyOf(one), old === undefined ? one : {
      ...old, role: strongest(old.role, one.role), rows: [...new Set([...old.rows, ...one.rows])].sort((a, b) => a - b),
    });
  }
  return { evaluation: { ...now, referrals: inOrder([...standing.values()]) }, added, raised };
}

export interface Changes {
  readonly added: readonly Pair[];
  readonly raised: readonly Pair[];
  readonly lowered: readonly Pair[];
  readonly removed: readonly Pair[];
}

/** How one set of pairs differs from another. */
export function changes(before: readonly Pair[], now: readonly Pair[]): Changes {
  const old = new Map(before.map((one) => [keyOf(one), one.role]));
  const kept = new Set(now.map(keyOf));
  const roleBefore = (one: Pair): Role | undefined => old.get(keyOf(one));
  return {
    added: now.filter((one) => roleBefore(one) === undefined).map(pairOf),
    raised: now.filter((one) => isStronger(one.role, roleBefore(one) ?? one.role)).map(pairOf),
    lowered: now.filter((one) => isStronger(roleBefore(one) ?? one.role, one.role)).map(pairOf),
    removed: before.filter((one) => !kept.has(keyOf(one))).map(pairOf),
  };
}

const keyOf = ({ agency, site }: Pair): string => `${agency} ${site}`;
const pairOf = ({ agency, site, role }: Pair): Pair => ({ agency, site, role });
