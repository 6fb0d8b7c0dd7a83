import { AGENCIES, type Agency } from '@referrals/contracts';
import { holds } from './condition.js';
import type { DirectoryCopy } from './directory-copy.port.js';
import type { Facts } from './facts.js';
import type { PlaceRule, RoutingPack } from './routing-pack.js';

export interface Exclusions { readonly excludedDesks: readonly string[]; readonly excludedAgencies: readonly Agency[] }

/** Who must never receive nor see the case: desks of suspects' organisations and of the one complained of, and barred agencies. Sorted. */
export function exclusionsOf(pack: RoutingPack, facts: Facts, directory: DirectoryCopy): Exclusions {
  const organisations = organisationsInConflict(pack, facts);
  const desks = AGENCIES.flatMap((agency) => directory.desksOf(agency)).filter((desk) => organisations.has(desk.organisation));
  const agencies = pack.barredAgencies.filter((rule) => holds(rule.when, pack, facts)).flatMap((rule) => rule.agencies);
  return { excludedDesks: [...new Set(desks.map((desk) => desk.id))].sort(), excludedAgencies: [...new Set(agencies)].sort() };
}

/** Organisations whose desks are in conflict; when the directory gives one of them a desk later, it is excluded too. */
export function organisationsInConflict(pack: RoutingPack, facts: Facts): ReadonlySet<string> {
  const suspects = (facts.suspects ?? []).map((suspect) => suspect.organisation ?? (suspect.relation === 'STAFF' ? staffOf(pack, facts) : undefined));
  return new Set([...suspects, facts.complainedOf].filter((id) => id !== undefined));
}

function staffOf(pack: RoutingPack, facts: Facts): string | undefined {
  return organisationsAt(pack, pack.staffOf, facts)[0];
}

/** The organisations that rules name and that are known: the child's school, the reporter's unit. */
export function organisationsAt(pack: RoutingPack, rules: readonly PlaceRule[], facts: Facts): string[] {
  return rules
    .filter((rule) => rule.when === undefined || holds(rule.when, pack, facts))
    .map((rule) => (rule.place === 'school' ? facts.school : rule.place === 'unit' ? facts.reporter?.organisation : undefined))
    .filter((id) => id !== undefined);
}
