import { AGENCIES, InstantField, ROLES, SITES } from '@referrals/contracts';
import { z } from 'zod';

const Pair = z.object({ agency: z.enum(AGENCIES), site: z.enum(SITES), role: z.enum(ROLES) });

/** Why here. Rows and what follows from them are missing where they would tell who a confidential reporter is. */
export const RoutingView = z.object({
  pack: z.string(),
  version: z.int(),
  directoryRevision: z.int(),
  decidedAt: InstantField,
  referrals: z.array(z.object({
    ...Pair.shape,
    rows: z.array(z.object({ row: z.int(), text: z.string(), source: z.string() })).optional(),
  })),
  warnings: z.array(z.string()),
  /** Each fact told otherwise, one at a time, and what that would have changed. */
  whatIf: z.array(z.object({
    fact: z.string(), value: z.string(), added: z.array(Pair), raised: z.array(Pair), lowered: z.array(Pair), removed: z.array(Pair),
  })).optional(),
});
export type RoutingView = z.output<typeof RoutingView>;
