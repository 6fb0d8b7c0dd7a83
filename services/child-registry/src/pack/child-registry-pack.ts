import { PACK_STATUSES, parameterOf, type Pack, type Parameter } from '@referrals/policy';
import { z } from 'zod';
import { CATEGORIES, codesOf, FACTORS, TIERS } from '../child/codes.domain.js';
import { ROUNDINGS, UNITS } from '../visits/codes.domain.js';

const count = parameterOf(z.int().min(0).max(1_000));
const days = parameterOf(z.int().min(1).max(366));
const years = parameterOf(z.int().min(1).max(120));
const tier = z.enum(codesOf(TIERS));
const every = parameterOf(z.strictObject({ n: z.int().min(1).max(60), unit: z.enum(codesOf(UNITS)) }).readonly());

const parts = {
  /** First age at which a category no longer holds, and the tier it gives. */
  categories: z.record(z.enum(codesOf(CATEGORIES)), z.strictObject({ until: years, tier: parameterOf(tier) })),
  /** The tier of a file with no category in force. */
  noCategory: parameterOf(tier),
  factors: z.record(z.enum(codesOf(FACTORS)), parameterOf(tier)),
  /** How often a child of a tier is contacted and visited. */
  cadences: z.record(tier, z.strictObject({ contact: every, visit: every })),
  schedule: z.strictObject({
    rounding: parameterOf(z.enum(codesOf(ROUNDINGS))),
    /** The first visit after a file was opened, opened again or taken over. */
    firstVisitDays: days,
    /** An act or absence recorded later than this counts when it is confirmed. */
    lateEntryDays: count,
    /** The next visit after an absence, at most; a shorter absence gives its own length. */
    returnDays: days,
    /** An absence without an end is looked at again. */
    awayReviewDays: days,
    soonDays: count,
    /** Below this age speaking with the caregiver is a contact. */
    throughCaregiverBelow: years,
    /** Days on which the child was not found, after which NOT_SEEN opens. */
    notSeenDays: count,
  }),
  suggest: z.strictObject({
    months: parameterOf(z.int().min(1).max(120)),
    /** Counties that are one city's centre: between them nobody is a migrant. */
    centre: parameterOf(z.array(z.string().regex(/^\d{6}$/)).readonly()),
    /** From this age nothing is suggested. */
    until: years,
  }),
  care: z.strictObject({
    aloneBelow: years, unattendedBelow: years, heardFrom: years, delegateFrom: years, delegateOldFrom: years,
    /** Children one delegate looks after without a warning. */
    delegateChildren: count,
    /** How long an answer on the parents' contact is fresh, and how long ago their last call may be when asked. */
    askedDays: days, parentContactDays: days,
  }),
};

/** How often children are seen in an area, who belongs to which category, what must be asked: data. Each number with its source and status. */
export const ChildRegistryPackSchema = z.strictObject({ kind: z.string(), area: z.string(), version: z.number(), effectiveFrom: z.string(), ...parts });
const Parts = z.strictObject(parts);
export type ChildRegistryParts = Readonly<z.output<typeof Parts>>;
export type ChildRegistryPack = Pack & ChildRegistryParts;

type Values<T> = T extends Parameter<infer V> ? V : { readonly [K in keyof T]: Values<T[K]> };

/** The numbers of a pack alone, as decisions take them. */
export type Rules = Values<ChildRegistryParts>;
export type ScheduleRules = Pick<Rules, 'cadences' | 'schedule'>;

/** Takes source and status off every number. */
export function rulesOf({ kind: _kind, area: _area, version: _version, effectiveFrom: _from, ...sections }: ChildRegistryPack): Rules {
  return valuesOf(sections) as Rules;
}

function valuesOf(part: object): unknown {
  if (isParameter(part)) return part.value;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, valuesOf(inner as object)]));
}

const isParameter = (part: object): part is Parameter<unknown> => 'status' in part && (PACK_STATUSES as readonly unknown[]).includes(part.status);
