import type { Instant } from '@referrals/calendar';
import type { EventData, ReportFiled, Tell } from '@referrals/contracts';
import type { TrailFacts } from '@referrals/database';
import type { RoutingDecision } from './route-report.domain.js';

export interface FiledReport { readonly id: string; readonly number: string; readonly filedAt: Instant; readonly tell: Tell }

/** What is published to the desks' service of a decision; row numbers, kinds and fine places stay here. */
export function decisionFacts(report: FiledReport, decision: RoutingDecision): EventData<typeof ReportFiled> {
  const { evaluation, requests, excludedDesks, excludedAgencies, county, countyPoliceOnly, noMediation, minorSuspect, directoryRevision } = decision;
  return {
    reportId: report.id, number: report.number, filedAt: report.filedAt, tell: report.tell, pack: evaluation.pack, packVersion: evaluation.version,
    directoryRevision, countyPoliceOnly, noMediation, minorSuspect, referrals: [...requests], excludedDesks: [...excludedDesks],
    excludedAgencies: [...excludedAgencies], ...(county === undefined ? {} : { county }),
  };
}

/** The same for the trail: agency, site and role of each referral, never a row. */
export function trailFacts(decision: RoutingDecision): TrailFacts {
  return {
    pack: decision.evaluation.pack, packVersion: decision.evaluation.version, directoryRevision: decision.directoryRevision,
    referrals: decision.requests.map(({ agency, site, role }) => `${role} ${agency} ${site}`),
    excludedDesks: decision.excludedDesks, excludedAgencies: decision.excludedAgencies,
  };
}
