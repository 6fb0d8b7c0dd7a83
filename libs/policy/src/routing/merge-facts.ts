import type { Facts, RoutingSupplement, Suspect } from './facts.js';

/**
 * Facts after a supplement: situations, concerns and suspects are added to, single facts are replaced by what was told last.
 * The moment of acceptance and the reporter stay.
 */
export function mergeFacts(facts: Facts, supplement: RoutingSupplement): Facts {
  const told = Object.fromEntries(Object.entries(supplement).filter(([, value]) => value !== undefined));
  return {
    ...facts,
    ...told,
    ...union('situations', facts.situations, supplement.situations),
    ...union('concerns', facts.concerns, supplement.concerns),
    ...(facts.child || supplement.child ? { child: { ...facts.child, ...supplement.child } } : {}),
    ...(facts.suspects || supplement.suspects ? { suspects: mergeSuspects(facts.suspects ?? [], supplement.suspects ?? []) } : {}),
  };
}

function union<K extends string, T>(name: K, before: readonly T[] | undefined, told: readonly T[] | undefined): { [P in K]?: T[] } {
  if (before === undefined && told === undefined) return {};
  return { [name]: [...new Set([...(before ?? []), ...(told ?? [])])] } as { [P in K]?: T[] };
}

/** Never cut to a length: a conflict once known is not forgotten. */
function mergeSuspects(before: readonly Suspect[], told: readonly Suspect[]): Suspect[] {
  const seen = new Map([...before, ...told].map((suspect) => [`${suspect.relation} ${suspect.organisation ?? ''} ${suspect.cohabiting ?? ''}`, suspect]));
  return [...seen.values()];
}
