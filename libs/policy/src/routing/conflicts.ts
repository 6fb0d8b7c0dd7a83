import { DESK_AGENCIES, type Agency } from '@referrals/contracts';
import { holds } from './condition.js';
import type { DirectoryCopy } from './directory-copy.port.js';
import type { Facts } from './facts.js';
import { isHidden, keptFrom, openFacts } from './hidden-reporter.js';
import type { PlaceRule, RoutingPack } from './routing-pack.js';

export interface Exclusions {
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  /** Of the excluded desks those that only a hidden reporter's organisation excludes: no word that is shown may say so. */
  readonly untoldDesks: readonly string[];
  /** Of the excluded agencies those the reporter wants it kept from. */
  readonly keepFrom: readonly Agency[];
}

/**
 * Who must never receive nor see the case: desks of suspects' organisations, of the one complained of and of the unit the reporter hides
 * from; barred agencies, and those it is kept from. Sorted.
 */
export function exclusionsOf(pack: RoutingPack, facts: Facts, directory: DirectoryCopy): Exclusions {
  const desksOf = (organisations: ReadonlySet<string>): string[] => (organisations.size === 0 ? [] : [...new Set(
    DESK_AGENCIES.flatMap((agency) => directory.desksOf(agency)).filter((desk) => organisations.has(desk.organisation)).map((desk) => desk.id),
  )].sort());
  const excludedDesks = desksOf(organisationsInConflict(pack, facts));
  const told = pack.hidden !== undefined && isHidden(pack, facts) ? desksOf(organisationsInConflict(pack, openFacts(pack, facts))) : excludedDesks;
  const barred = pack.barredAgencies.filter((rule) => holds(rule.when, pack, facts)).flatMap((rule) => rule.agencies);
  const keepFrom = keptFrom(pack, facts);
  return { excludedDesks, excludedAgencies: [...new Set([...barred, ...keepFrom])].sort(), untoldDesks: excludedDesks.filter((id) => !told.includes(id)), keepFrom };
}

/** Organisations whose desks are in conflict; when the directory gives one of them a desk later, it is excluded too. */
export function organisationsInConflict(pack: RoutingPack, facts: Facts): ReadonlySet<string> {
  const suspects = (facts.suspects ?? []).map((suspect) => suspect.organisation ?? (suspect.relation === 'STAFF' ? staffOf(pack, facts) : undefined));
  const unit = pack.keptFromUnit !== undefined && holds(pack.keptFromUnit, pack, facts) ? facts.reporter?.organisation : undefined;
  return new Set([...suspects, facts.complainedOf, unit].filter((id) => id !== undefined));
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
