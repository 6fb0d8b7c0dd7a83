import { Id } from '@referrals/contracts';
import { z } from 'zod';
import { GIVEN_METHODS } from '../case/case.domain.js';
import { Moment, Words } from '../referral/referral.dto.js';

export const ReceiptBody = z.strictObject({ ids: z.array(Id).min(1).max(200) });
export const GivenBody = z.strictObject({ method: z.enum(GIVEN_METHODS), at: Moment, reason: Words(500).optional() });

const Ended = z.object({ id: Id, referralId: Id, receivedAt: z.string().nullable(), givenAt: z.string().nullable() });
export const ReceiptAnswer = z.object({ feedback: z.array(Ended) });
export type ReceiptAnswer = z.output<typeof ReceiptAnswer>;
