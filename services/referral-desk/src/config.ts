import { readConfig, Whole, type Environment } from '@referrals/service-kit';
import { z } from 'zod';

export interface ReferralDeskConfig {
  /** How long a referral lies unopened before the backup desk sees it and may act (a design setting, no number in law). */
  readonly backupAfterMs: number;
}

export const CONFIG = Symbol('referral-desk:config');

/** The variables this service reads. */
export function referralDeskConfig(environment: Environment): ReferralDeskConfig {
  const read = readConfig(z.object({
    BACKUP_AFTER_MINUTES: Whole(0, 10_080, 60),
  }), environment);
  return { backupAfterMs: read.BACKUP_AFTER_MINUTES * 60_000 };
}
