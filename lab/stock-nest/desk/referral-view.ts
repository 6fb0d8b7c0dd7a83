import type { ReferralState } from '@referrals/contracts';
import type { Referral } from './entities.js';

export type Action = 'open' | 'acknowledge' | 'decide' | 'conclude';

/** From which states a move starts, and where it leads. */
export const MOVES: Readonly<Record<Action, { readonly from: readonly ReferralState[]; readonly to: ReferralState; readonly told: string }>> = {
  open: { from: ['routed'], to: 'opened', told: 'opened' },
  acknowledge: { from: ['routed', 'opened'], to: 'acknowledged', told: 'acknowledged' },
  decide: { from: ['acknowledged', 'accepted'], to: 'accepted', told: 'decided' },
  conclude: { from: ['acknowledged', 'accepted'], to: 'concluded', told: 'concluded' },
};

export interface ReferralView extends Pick<Referral, 'id' | 'reportId' | 'number' | 'agency' | 'site' | 'role' | 'state' | 'owner' | 'because' | 'version' | 'division'> {
  readonly filedAt: string;
  readonly allowedActions: readonly string[];
}

export function viewOf({ id, reportId, number, agency, site, role, state, owner, because, version, division, filedAt }: Referral): ReferralView {
  const allowedActions = Object.entries(MOVES).filter(([, move]) => move.from.includes(state)).map(([action]) => action);
  return { id, reportId, number, agency, site, role, state, owner, because, version, division, filedAt: new Date(filedAt).toISOString(), allowedActions };
}
