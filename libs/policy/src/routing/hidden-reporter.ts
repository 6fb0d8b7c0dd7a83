import type { Agency } from '@referrals/contracts';
import { holds } from './condition.js';
import type { Facts } from './facts.js';
import type { RoutingPack } from './routing-pack.js';

/** Whether nothing may tell who reported. */
export function isHidden(pack: RoutingPack, facts: Facts): boolean {
  return pack.hidden === undefined ? facts.reporter?.confidential === true : holds(pack.hidden, pack, facts);
}

/**
 * The facts that rows, words, sites and places may use: of a hidden reporter neither kind nor organisation. Conflict of interest alone uses
 * the facts themselves, and tells nobody. A pack that does not say who is hidden uses all of them.
 */
export function openFacts(pack: RoutingPack, facts: Facts): Facts {
  if (pack.hidden === undefined || facts.reporter === undefined || !isHidden(pack, facts)) return facts;
  const { kind: _kind, organisation: _organisation, ...reporter } = facts.reporter;
  return { ...facts, reporter };
}

/** Agencies the reporter wants it kept from, sorted: no desk of theirs receives it, whatever moves come later. */
export function keptFrom(pack: RoutingPack, facts: Facts): Agency[] {
  const rules = (pack.keptFrom ?? []).filter((rule) => holds(rule.when, pack, facts));
  return [...new Set(rules.flatMap((rule) => rule.agencies))].sort();
}
