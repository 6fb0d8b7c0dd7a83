import {
  ReferralAcknowledged, ReferralClaimed, ReferralConcluded, ReferralDecided, ReferralFedBack, ReferralMerged, ReferralMoved, ReferralOpened,
  ReferralRead, ReferralRecused, ReferralReleased, ReferralReopened, ReferralRerouted, ReferralReturned, ReferralRoleRaised, ReferralRouted, ReferralSupplemented, ReferralTransferred,
  ReferralUnclaimed,
  type EventDefinition, type ReferralSnapshot,
} from '@referrals/contracts';
import type { Actor, Change } from '@referrals/database';
import type { FactKind, Outcome } from './case-draft.domain.js';
import type { CaseFile, Referral } from './case.domain.js';
import { hiddenDesks } from './hidden-desks.domain.js';

const EVENTS: Readonly<Record<FactKind, EventDefinition>> = {
  routed: ReferralRouted, opened: ReferralOpened, acknowledged: ReferralAcknowledged, decided: ReferralDecided, concluded: ReferralConcluded,
  returned: ReferralReturned, rerouted: ReferralRerouted, transferred: ReferralTransferred, moved: ReferralMoved, reopened: ReferralReopened,
  'role-raised': ReferralRoleRaised, merged: ReferralMerged, claimed: ReferralClaimed, unclaimed: ReferralUnclaimed, recused: ReferralRecused, released: ReferralReleased,
  'fed-back': ReferralFedBack, supplemented: ReferralSupplemented, read: ReferralRead,
};

/** Leaves each fact in the trail, and with the referral as it stands after the change in the outbox. */
export function publishCase(change: Change, outcome: Outcome, actor?: Actor): void {
  const byId = new Map(outcome.state.referrals.map((referral) => [referral.id, referral]));
  for (const { kind, referral: id, facts } of outcome.facts) {
    const referral = byId.get(id);
    if (referral === undefined) continue;
    change.record(`referral.${kind}`, { referral: id, agency: referral.agency, state: referral.state, owner: referral.owner, ...facts }, actor);
    change.emit(EVENTS[kind], { ...snapshot(outcome.state.file, referral, change.at), ...facts }, id);
  }
}

function snapshot(file: CaseFile, referral: Referral, at: string): ReferralSnapshot {
  return {
    reportId: file.reportId, referralId: referral.id, agency: referral.agency, site: referral.site, role: referral.role, state: referral.state,
    owner: referral.owner, because: referral.because, ...(referral.backup === null || referral.firstOwnMoveAt !== null ? {} : { backup: referral.backup }), watchers: [...referral.watchers],
    recused: [...file.recused], excludedDesks: [...hiddenDesks(file, referral)], version: referral.version, at,
  };
}
