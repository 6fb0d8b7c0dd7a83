import { outside } from '@referrals/policy';
import { z } from 'zod';
import { careGaps } from '../care/care-gaps.domain.js';
import { AWAY_KINDS, CAPACITIES, CARE_BASES, CAREGIVER_ANSWERS, EXCLUSIONS } from '../care/codes.domain.js';
import { suggest } from '../care/suggest.domain.js';
import { codesOf, PARENT_FACTS } from '../child/codes.domain.js';
import { rules430200 as rules } from '../pack/packs.js';
import { Code, Count, Day, Maybe, MaybeDay, Term } from './shapes.js';

const Fact = z.object({ code: z.enum(codesOf(PARENT_FACTS)), since: Day, until: MaybeDay });
const Family = z.strictObject({
  on: Day, birthDate: MaybeDay, rural: Maybe, livesWithParent: Maybe, parents: z.array(z.object({ who: z.string().optional(), facts: z.array(Fact) })),
  child: z.object({ poverty: Maybe, disability: Maybe, illness: Maybe, poorGuardianship: Maybe }).optional(), hukouCounty: Code.nullish(), residenceCounty: Code.nullish(), residenceSince: MaybeDay,
});

const Care = z.strictObject({
  on: Day, birthDate: MaybeDay, specialCare: Maybe, inSchool: Maybe, alone: Maybe, unattended: Maybe, parentsAway: Maybe, away: z.enum(codesOf(AWAY_KINDS)).nullish(),
  says: z.enum(codesOf(CAREGIVER_ANSWERS)).nullish(), caregivers: z.array(Term.extend({ basis: z.enum(codesOf(CARE_BASES)) })),
  delegation: Term.extend({
    delegateBirthDate: MaybeDay, capacity: z.enum(codesOf(CAPACITIES)).nullish(), exclusions: z.array(z.enum(codesOf(EXCLUSIONS))).nullish(), signed: Maybe, toldVillage: Maybe,
    toldSchool: Maybe, childHeard: Maybe, children: Count.nullish(),
  }).nullish(),
  parentContact: z.object({ askedOn: Day, lastOn: MaybeDay }).nullish(),
});

/** Decisions on who cares for a child, and which categories it may belong to. */
export const careDecisions = {
  suggest: outside(Family, (input) => suggest(input, rules)),
  careGaps: outside(Care, (input) => careGaps(input, rules)),
};
