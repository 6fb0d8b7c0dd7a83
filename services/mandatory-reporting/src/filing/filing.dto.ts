import { AGENCIES, Id, InstantField, ROLES } from '@referrals/contracts';
import { z } from 'zod';

const Referrals = z.array(z.object({ agency: z.enum(AGENCIES), role: z.enum(ROLES) }));
const AdviceList = z.array(z.object({ code: z.string(), text: z.string() }));

/** What a reporter gets: proof of filing, and who has it. */
export const Receipt = z.object({
  id: Id,
  /** Readable over the phone, with a check character (ISO 7064 MOD 11-2). */
  number: z.string(),
  /** With the number it opens this report without sign-in; it is stored nowhere. */
  verificationCode: z.string(),
  filedAt: InstantField,
  referrals: Referrals,
  advice: AdviceList,
});
export type Receipt = z.output<typeof Receipt>;

export const SupplementReceipt = z.object({ id: Id, part: z.int(), supplementedAt: InstantField, version: z.int(), referrals: Referrals, advice: AdviceList });
export type SupplementReceipt = z.output<typeof SupplementReceipt>;
