import type { Instant } from '@referrals/calendar';
import type { EventData, ReportFiledV2, Tell } from '@referrals/contracts';
import type { TrailFacts } from '@referrals/database';
import type { Pair } from '@referrals/policy';
import type { TrailWithheld } from '@referrals/service-kit';
import type { RoutingDecision } from './route-report.domain.js';

export interface FiledReport { readonly id: string; readonly number: string; readonly filedAt: Instant; readonly tell: Tell }

/**
 * What is published to the desks' service of a decision; row numbers, kinds and fine places stay here. The first version of an event takes of
 * it what it declares.
 */
export function decisionFacts(report: FiledReport, decision: RoutingDecision): EventData<typeof ReportFiledV2> {
  const { evaluation, requests, excludedDesks, excludedAgencies, reporterHidden = false, untoldDesks = [], keepFrom = [], county, countyPoliceOnly, noMediation, minorSuspect, directoryRevision } = decision;
  return {
    reportId: report.id, number: report.number, filedAt: report.filedAt, tell: report.tell, pack: evaluation.pack, packVersion: evaluation.version,
    directoryRevision, countyPoliceOnly, noMediation, minorSuspect, referrals: [...requests], excludedDesks: [...excludedDesks],
    excludedAgencies: [...excludedAgencies], reporterHidden, untoldDesks: [...untoldDesks], keepFrom: [...keepFrom], ...(county === undefined ? {} : { county }),
  };
}

/**
 * The same for the trail, which desks read: agency, site and role of each referral, never a row, an excluded desk, or how much the reporter is
 * told. Of a hidden reporter `pairs` are those of one. That the reporter is hidden says from which entry on nothing is in it that would tell who it is (`TRAIL_WITHHELD`).
 */
export function trailFacts(decision: RoutingDecision, pairs: readonly Pair[] = decision.requests): TrailFacts {
  return {
    pack: decision.evaluation.pack, packVersion: decision.evaluation.version, directoryRevision: decision.directoryRevision,
    referrals: pairs.map(({ agency, site, role }) => `${role} ${agency} ${site}`),
    excludedAgencies: decision.excludedAgencies, reporterHidden: decision.reporterHidden ?? false,
  };
}

/** Facts that entries of earlier releases hold, or hold from before the reporter was hidden. */
export const TRAIL_WITHHELD: TrailWithheld = { always: ['excludedDesks', 'tell'], beforeHiding: ['referrals'] };
