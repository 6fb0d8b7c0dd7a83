import type { ReportState } from '@referrals/contracts';
import type { Referral } from './case.domain.js';

/**
 * State of a report: a function of its LEAD and SUPPORT referrals (merged ones do not count); closed only when every NOTICE
 * has ended as well. It may go back: by a reopening, a supplement or an agency added.
 */
export function reportState(referrals: readonly Pick<Referral, 'role' | 'state'>[]): ReportState {
  const counted = referrals.filter((referral) => referral.state !== 'merged');
  const work = counted.filter((referral) => referral.role !== 'NOTICE');
  if (work.length === 0) return 'filed';
  if (work.every((referral) => referral.state === 'routed')) return 'routed';
  if (!work.every((referral) => referral.state === 'concluded' || referral.state === 'fed_back')) return 'in_handling';
  const closed = counted.every((referral) => (referral.role === 'NOTICE' ? referral.state === 'ended' : referral.state === 'fed_back'));
  return closed ? 'closed' : 'concluded';
}
