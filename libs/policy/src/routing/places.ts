import type { Site } from '@referrals/contracts';
import { countyOf, holds, presentCode } from './condition.js';
import type { DirectoryCopy } from './directory-copy.port.js';
import type { Facts } from './facts.js';
import type { PlaceName, RoutingPack } from './routing-pack.js';

/** Division codes where a site is looked for, in order, as they are counted today; unknown places are left out. */
export function placesOf(pack: RoutingPack, site: Site, facts: Facts, directory: DirectoryCopy): string[] {
  const codes = pack.places[site]
    .filter((rule) => rule.when === undefined || holds(rule.when, pack, facts))
    .map((rule) => codeOf(rule.place, facts, directory))
    .filter((code) => code !== undefined)
    .map((code) => presentCode(pack, code));
  return [...new Set(codes)];
}

/** County of the case for coordination. The reporter's unit tells it only where the reporter need not be hidden. */
export function countyOfCase(pack: RoutingPack, facts: Facts, directory: DirectoryCopy): string | undefined {
  const order: readonly PlaceName[] = ['childNow', 'harmPlace', 'residence', 'school', ...(facts.reporter?.confidential === true ? [] : ['unit' as const])];
  const code = order.map((place) => codeOf(place, facts, directory)).find((one) => one !== undefined);
  return code === undefined ? undefined : countyOf(pack, code);
}

function codeOf(place: PlaceName, facts: Facts, directory: DirectoryCopy): string | undefined {
  if (place !== 'school' && place !== 'unit') return facts[place];
  const id = place === 'school' ? facts.school : facts.reporter?.organisation;
  return id === undefined ? undefined : directory.organisation(id)?.division;
}
