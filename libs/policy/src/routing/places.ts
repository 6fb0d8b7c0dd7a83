import type { Site } from '@referrals/contracts';
import { holds } from './condition.js';
import type { DirectoryCopy } from './directory-copy.port.js';
import { countyOf, presentCode } from './division.js';
import type { Facts } from './facts.js';
import type { PlaceName, RoutingPack } from './routing-pack.js';

/** Division codes where a site is looked for, in order, as they are counted today; unknown places are left out. */
export function placesOf(pack: RoutingPack, site: Site, facts: Facts, directory: DirectoryCopy): string[] {
  const codes = pack.places[site]
    .filter((rule) => rule.when === undefined || holds(rule.when, pack, facts))
    .map((rule) => codeOf(rule.place, facts, directory))
    .filter((code) => code !== undefined)
    .map((code) => presentCode(code));
  return [...new Set(codes)];
}

/** County of the case for coordination, by the places told; an organisation's own place would say who reported. */
export function countyOfCase(facts: Facts): string | undefined {
  const code = facts.childNow ?? facts.harmPlace ?? facts.residence;
  return code === undefined ? undefined : countyOf(code);
}

function codeOf(place: PlaceName, facts: Facts, directory: DirectoryCopy): string | undefined {
  if (place !== 'school' && place !== 'unit') return facts[place];
  const id = place === 'school' ? facts.school : facts.reporter?.organisation;
  return id === undefined ? undefined : directory.organisation(id)?.division;
}
