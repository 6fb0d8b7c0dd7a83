import { Id } from '@referrals/contracts';
import { z } from 'zod';

export const FollowUp = z.strictObject({ number: z.string().min(1).max(60), verificationCode: z.string().min(1).max(60) });
export type FollowUp = z.output<typeof FollowUp>;

/** A token for one report, good for fifteen minutes; sent as `Authorization: Bearer …`. */
export const FollowUpToken = z.object({ token: z.string(), report: Id, expiresInSeconds: z.int() });
export type FollowUpToken = z.output<typeof FollowUpToken>;

export const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });
