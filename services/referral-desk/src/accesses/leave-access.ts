import { recordAccess, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { ReferralRecord } from '../referral/referral.entity.js';

/** A referral by what says whose it is to see. */
export type Holding = Pick<ReferralRecord, 'owner' | 'backupDesk' | 'watchers'>;

/** The caller's desk by which they see a referral. */
export const deskOf = ({ owner, backupDesk, watchers }: Holding, { desks }: StaffPrincipal): string | undefined =>
  [owner, backupDesk, ...watchers].find((held): held is string => desks.some(({ id }) => id === held));

/** Words of a case that somebody at a desk was shown: decisions, notes, answers. Left in the transaction of the read. */
export function leaveAccess(tx: Tx, { caseId, principal, desk, what, at }: {
  caseId: string; principal: StaffPrincipal; desk: string | undefined; what: 'DECISIONS' | 'FEEDBACK'; at: Instant;
}): void {
  recordAccess(tx, { caseId, at, staff: principal.staff, what, ...(desk === undefined ? {} : { desk }) });
}
