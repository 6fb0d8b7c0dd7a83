import { outside } from '@referrals/policy';
import { z } from 'zod';
import { age } from '../child/age.domain.js';
import { CATEGORIES, CATEGORY_STATES, codesOf, FACTORS, TIERS } from '../child/codes.domain.js';
import { tier } from '../child/tier.domain.js';
import { ChildRegistryPackSchema } from '../pack/child-registry-pack.js';
import { rules430200 as rules } from '../pack/packs.js';
import { ACT_KINDS, ACT_PLACES, NOT_MET, ROUNDINGS, UNITS } from '../visits/codes.domain.js';
import { due } from '../visits/due.domain.js';
import { schedule, type ScheduleInput } from '../visits/schedule.domain.js';
import { Day, Maybe, MaybeDay, Term } from './shapes.js';

const Tier = z.enum(codesOf(TIERS));
const Birth = z.strictObject({ birthDate: Day, on: Day });
const Grounds = z.strictObject({
  on: Day, birthDate: MaybeDay, categories: z.array(Term.extend({ code: z.enum(codesOf(CATEGORIES)), status: z.enum(codesOf(CATEGORY_STATES)) })).optional(),
  factors: z.array(Term.extend({ code: z.enum(codesOf(FACTORS)) })).optional(), assessed: z.array(Term.extend({ tier: Tier })).optional(),
});
const Every = z.strictObject({ unit: z.enum(codesOf(UNITS)), n: z.int().min(1).max(1_200) });
const From = Every.extend({ from: Day, rounding: z.enum(codesOf(ROUNDINGS)).optional() });

const Act = z.object({
  on: Day, recordedOn: Day, confirmed: Maybe, void: Maybe, kind: z.enum(codesOf(ACT_KINDS)), place: z.enum(codesOf(ACT_PLACES)), childSeen: Maybe, childSpoken: Maybe, caregiverSpoken: Maybe,
  notMet: z.enum(codesOf(NOT_MET)).nullish(),
});
/** The pack's numbers by their names, each as in the pack but without its source. */
const numbers = Object.entries(ChildRegistryPackSchema.shape.schedule.shape).map(([name, parameter]) => [name, parameter.shape.value.optional()] as const);
const Policy = z.strictObject({
  ...Object.fromEntries(numbers), cadences: z.partialRecord(Tier, z.strictObject({ contact: Every, visit: Every })).optional(),
}).transform((policy) => policy as NonNullable<ScheduleInput['policy']>);
const History = z.strictObject({
  asOf: Day, birthDate: MaybeDay, viaCaregiver: Maybe, spans: z.array(Term.extend({ visitBy: MaybeDay })), tiers: z.array(z.object({ on: Day, tier: Tier })),
  away: z.array(z.object({ from: Day, backOn: MaybeDay, recordedOn: Day, confirmed: Maybe })).optional(), acts: z.array(Act).optional(), policy: Policy.optional(),
});

/** Decisions on a child's age and tier, and on when it is contacted and visited. */
export const visitDecisions = {
  age: outside(Birth, age),
  tier: outside(Grounds, (input) => tier(input, rules)),
  due: outside(From, due),
  schedule: outside(History, (input) => schedule(input, rules)),
};
