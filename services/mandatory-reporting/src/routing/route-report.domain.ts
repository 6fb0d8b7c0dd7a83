import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { Agency, ReferralRequest } from '@referrals/contracts';
import {
  evaluate, exclusionsOf, isHidden, organisationsInConflict, routeReferrals, supplement, withoutNotices, type DirectoryCopy, type Evaluation, type Facts, type RoutingPack,
} from '@referrals/policy';

/** A decision as it is kept: what the pack said, what it makes of the directory, and who must not have the case. */
export interface RoutingDecision {
  readonly evaluation: Evaluation;
  readonly requests: readonly ReferralRequest[];
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  /** Nothing that is shown may tell who reported. This and the next two are missing in what was decided before version 2 of the pack. */
  readonly reporterHidden?: boolean;
  /** Of the excluded desks those that only a hidden reporter excludes. */
  readonly untoldDesks?: readonly string[];
  /** Agencies the reporter wants it kept from. */
  readonly keepFrom?: readonly Agency[];
  /** Organisations whose desks are excluded, now and when they get one. */
  readonly organisations: readonly string[];
  readonly countyPoliceOnly: boolean;
  readonly noMediation: boolean;
  readonly minorSuspect: boolean;
  readonly county?: string;
  readonly directoryRevision: number;
}

/** Evaluates the pack over the facts and looks the places up in the directory. Pure: the same input gives the same decision. */
export function routeReport(pack: RoutingPack, facts: Facts, directory: DirectoryCopy): RoutingDecision {
  return decisionOf(pack, evaluate(pack, facts), facts, directory, facts.at);
}

/**
 * The decision after further facts: pairs are only added, roles only rise, no exclusion is forgotten. What is taken out is a notice to an
 * agency that the reporter now wants it kept from.
 */
export function rerouteReport(pack: RoutingPack, before: RoutingDecision, facts: Facts, directory: DirectoryCopy, at: Instant): RoutingDecision {
  const { evaluation: all } = supplement(before.evaluation, evaluate(pack, facts));
  const { keepFrom } = exclusionsOf(pack, facts, directory);
  const evaluation = { ...all, referrals: withoutNotices(all.referrals, keepFrom) };
  const now = decisionOf(pack, evaluation, facts, directory, at);
  const known = (request: ReferralRequest): ReferralRequest =>
    before.requests.find((one) => one.agency === request.agency && one.site === request.site) ?? request;
  return {
    ...now,
    // Where an existing pair goes was decided before; only its role may have risen.
    requests: now.requests.map((request) => ({ ...known(request), role: request.role })),
    ...excludedDesksOf(before, now),
    excludedAgencies: union(before.excludedAgencies, now.excludedAgencies),
    keepFrom: union(before.keepFrom ?? [], now.keepFrom ?? []),
    organisations: union(before.organisations, now.organisations),
    countyPoliceOnly: before.countyPoliceOnly || now.countyPoliceOnly,
    noMediation: before.noMediation || now.noMediation,
    minorSuspect: before.minorSuspect || now.minorSuspect,
  };
}

/** The same decision with the desks excluded that the directory has meanwhile given to an organisation in conflict. */
export function excludeFurther(pack: RoutingPack, before: RoutingDecision, facts: Facts, directory: DirectoryCopy): RoutingDecision {
  const now = exclusionsOf(pack, facts, directory);
  return {
    ...before, ...excludedDesksOf(before, { ...now, reporterHidden: before.reporterHidden ?? isHidden(pack, facts) }),
    excludedAgencies: union(before.excludedAgencies, now.excludedAgencies), directoryRevision: directory.revision,
  };
}

/** Desks once excluded stay so. Of a hidden reporter those are untold that no suspect and no complaint excludes as things stand. */
function excludedDesksOf(
  before: Pick<RoutingDecision, 'excludedDesks'>, now: Pick<RoutingDecision, 'excludedDesks' | 'untoldDesks' | 'reporterHidden'>,
): Pick<RoutingDecision, 'excludedDesks' | 'untoldDesks'> {
  const excludedDesks = union(before.excludedDesks, now.excludedDesks);
  const told = now.excludedDesks.filter((desk) => !now.untoldDesks?.includes(desk));
  return { excludedDesks, untoldDesks: now.reporterHidden === true ? excludedDesks.filter((desk) => !told.includes(desk)) : [] };
}

function decisionOf(pack: RoutingPack, evaluation: Evaluation, facts: Facts, directory: DirectoryCopy, at: Instant): RoutingDecision {
  const { requests, excludedDesks, excludedAgencies, reporterHidden, untoldDesks, keepFrom, county, countyPoliceOnly, noMediation, minorSuspect } =
    routeReferrals(pack, evaluation, facts, directory, shanghaiDate(at));
  return {
    evaluation, requests, excludedDesks, excludedAgencies, reporterHidden, untoldDesks, keepFrom, countyPoliceOnly, noMediation, minorSuspect, directoryRevision: directory.revision,
    organisations: [...organisationsInConflict(pack, facts)].sort(), ...(county === undefined ? {} : { county }),
  };
}

function union<T extends string>(before: readonly T[], now: readonly T[]): T[] {
  return [...new Set([...before, ...now])].sort((a, b) => (a < b ? -1 : 1));
}
