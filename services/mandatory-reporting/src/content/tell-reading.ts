import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ReportContentRead, ReportSupplementRead } from '@referrals/contracts';
import { changeCase, type Change, type ServiceDatabase, type Tx } from '@referrals/database';
import { actorAt } from '@referrals/service-kit';
import { RANK } from '../grants/grants.domain.js';
import { FirstRead, SupplementRead } from './report-parts.entity.js';
import { readCard, readGrants, type CardRow, type GrantRow } from './report-rows.query.js';

export interface Reading { readonly tx: Tx; readonly database: ServiceDatabase; readonly principal: StaffPrincipal; readonly now: Instant }

/**
 * Publishes what a desk's reading says to whoever keeps the referrals: the first by a desk that owns a referral nobody has opened, or backs it
 * up, opens it; the first by its member after each supplement, in any state, says that this was read. A supervisor's looking over it and a
 * watcher's say neither for the desk; only what lies unopened a supervisor's opens, too.
 */
export async function tellReading(reading: Reading, { id: caseId, version }: Pick<CardRow, 'id' | 'version'>, grants: readonly GrantRow[]): Promise<void> {
  const { tx, database, principal, now } = reading;
  const shown = version - 1;
  const [first] = grants.filter((grant) => opens(grant) || reads(grant, principal, shown));
  if (first === undefined) return;
  await changeCase(database, tx, { caseId, actor: actorAt(principal, first.desk), now }, async (change) => {
    // Under the lock: a colleague may have read it a moment ago, or more have been told than was shown.
    const [card, still] = await Promise.all([readCard(tx, principal, now, caseId), readGrants(tx, principal, now, caseId)]);
    for (const grant of still) {
      const was = grants.find((one) => one.referralId === grant.referralId && one.desk === grant.desk && one.relation === grant.relation);
      if (was === undefined) continue;
      const whole = card?.version === version;
      // Opening is what ends a notice: not by a card that is out of date.
      if (opens(was) && opens(grant) && (whole || grant.rank !== RANK.NOTICE)) tellOpening(change, principal, grant);
      if (whole && reads(grant, principal, shown)) tellRead(change, principal, grant, shown);
    }
  });
}

const opens = (grant: GrantRow): boolean => grant.state === 'routed' && grant.relation !== 'WATCHER' && !grant.read;

function reads(grant: GrantRow, { desks }: StaffPrincipal, part: number): boolean {
  return part > (grant.told ?? 0) && grant.relation !== 'WATCHER' && desks.some(({ id, role }) => id === grant.desk && role === 'MEMBER');
}

function tellOpening(change: Change, principal: StaffPrincipal, { referralId, desk, version }: GrantRow): void {
  const { caseId: reportId, at } = change;
  void change.tx.manager.insert(FirstRead, { referralId, desk, version, reportId });
  change.record('report.content-read', { referralId }, actorAt(principal, desk));
  change.emit(ReportContentRead, { reportId, referralId, desk, staff: principal.staff, at });
}

function tellRead(change: Change, principal: StaffPrincipal, { referralId, desk, version }: GrantRow, part: number): void {
  const { caseId: reportId, at } = change;
  void change.tx.manager.insert(SupplementRead, { referralId, desk, version, part, reportId });
  change.record('report.supplement-read', { referralId, part }, actorAt(principal, desk));
  change.emit(ReportSupplementRead, { reportId, referralId, desk, staff: principal.staff, part, at });
}
