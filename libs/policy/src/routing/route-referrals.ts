import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import type { Agency, ReferralRequest, Site } from '@referrals/contracts';
import { holds } from './condition.js';
import { exclusionsOf, organisationsAt, type Exclusions } from './conflicts.js';
import { desksCovering, inConflict, isOpen, type Bars } from './desks.js';
import { receives, type DirectoryCopy, type KnownDesk } from './directory-copy.port.js';
import type { Evaluation } from './evaluate.js';
import type { Facts } from './facts.js';
import { isHidden, openFacts } from './hidden-reporter.js';
import { countyOfCase, placesOf } from './places.js';
import type { RoutingPack } from './routing-pack.js';

/** All that leaves the owner of the facts: where to look, who must not have it; never who reported, nor a finer place than a desk needs. */
export interface RoutedReport extends Exclusions {
  readonly requests: readonly ReferralRequest[];
  readonly reporterHidden: boolean;
  readonly county?: string;
  readonly countyPoliceOnly: boolean;
  readonly noMediation: boolean;
  /** A child may be among the suspects: prosecution decisions are not told. */
  readonly minorSuspect: boolean;
}

/** Turns an evaluation into requests for desks, in its order. `on` is the day the desks must be open: the date of acceptance unless said. */
export function routeReferrals(pack: RoutingPack, evaluation: Evaluation, told: Facts, directory: DirectoryCopy, on: PlainDate = shanghaiDate(told.at)): RoutedReport {
  const exclusions = exclusionsOf(pack, told, directory);
  const reporterHidden = isHidden(pack, told);
  const facts = openFacts(pack, told);
  const bars: Bars = { ...exclusions, countyPoliceOnly: holds(pack.countyPoliceOnly, pack, facts) };
  const county = countyOfCase(facts);
  return {
    requests: evaluation.referrals.map(({ agency, site, role }) => {
      const supervisor = supervisorOf(pack, agency, site, facts, directory, on);
      const place = placeFor(agency, placesOf(pack, site, facts, directory), directory, bars, on);
      const shown = reporterHidden ? withoutVillage(place) : place;
      const preferredDesk = supervisor ? { desk: supervisor.id, because: 'SUPERVISOR' as const } : shown.desk;
      return { agency, site, role, ...(shown.division ? { division: shown.division } : {}), ...(preferredDesk ? { preferredDesk } : {}) };
    }),
    ...exclusions,
    reporterHidden,
    ...(county ? { county } : {}),
    countyPoliceOnly: bars.countyPoliceOnly,
    noMediation: holds(pack.noMediation, pack, facts),
    minorSuspect: (facts.suspects ?? []).some(({ relation }) => relation === 'PEER' || relation === 'SELF'),
  };
}

interface Place { readonly division?: string; readonly found?: KnownDesk; readonly desk?: { readonly desk: string; readonly because: 'LONGEST_PREFIX' } }

/** The first place where the agency has a desk, cut to what finding that desk needs; else the first where a coordinator is. */
function placeFor(agency: Agency, codes: readonly string[], directory: DirectoryCopy, bars: Bars, on: PlainDate): Place {
  for (const code of codes) {
    const covering = desksCovering(directory, agency, code, bars, on);
    // With none free of conflict, the one with the shortest code still shows that a conflict is the reason; an untold one that it is not.
    const found = covering.find((desk) => !inConflict(desk, bars)) ?? covering.find((desk) => bars.untoldDesks.includes(desk.id)) ?? covering.at(-1);
    if (found !== undefined) return { division: code.slice(0, usualLength(found.jurisdiction.length)), found };
  }
  const coordinated = codes.find((code) => desksCovering(directory, 'COORD', code, bars, on).length > 0) ?? codes[0];
  return coordinated === undefined ? {} : { division: coordinated.slice(0, 6) };
}

/** A village's code would tell who reported: the desk itself is named, and the county for whatever comes after it. */
function withoutVillage(place: Place): Place {
  if (place.division?.length !== 12) return place;
  return { division: place.division.slice(0, 6), ...(place.found ? { desk: { desk: place.found.id, because: 'LONGEST_PREFIX' } } : {}) };
}

function supervisorOf(pack: RoutingPack, agency: Agency, site: Site, facts: Facts, directory: DirectoryCopy, on: PlainDate): KnownDesk | undefined {
  return organisationsAt(pack, pack.supervisors[site] ?? [], facts)
    .map((id) => directory.organisation(id)?.supervisingDesk)
    .map((id) => (id === undefined ? undefined : directory.desk(id)))
    .find((desk) => desk !== undefined && receives(desk) && desk.agency === agency && isOpen(desk, on));
}

/** Division codes have six, nine or twelve digits. */
function usualLength(digits: number): number {
  return digits <= 6 ? 6 : digits <= 9 ? 9 : 12;
}
