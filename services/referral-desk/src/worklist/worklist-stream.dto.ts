import { REFERRAL_STATES, type ReferralState } from '@referrals/contracts';
import { IdField, Int, OneOf, Text } from '@referrals/service-kit';

/** ARRIVED: it came to a desk of mine with this change. LEFT: I saw it until now, and see it no longer. */
export const SIGNALS = ['ARRIVED', 'CHANGED', 'LEFT'] as const;

/** What the worklist's stream tells. Of what left, only its id. */
export class ReferralSignal {
  @IdField() id!: string;
  @OneOf(SIGNALS, { description: 'ARRIVED: it came to a desk of mine. LEFT: I see it no longer; nothing else is told of it' }) change!: (typeof SIGNALS)[number];
  @IdField({ optional: true }) reportId?: string;
  @Text({ optional: true }) number?: string;
  @OneOf(REFERRAL_STATES, { optional: true }) state?: ReferralState;
  @Int({ optional: true }) version?: number;
}
