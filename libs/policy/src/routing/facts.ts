import { instant, isDayOfOurs, isMomentOfOurs, type Instant } from '@referrals/calendar';
import {
  CAREGIVERS, CONCERNS, DANGERS, HIDE_FROM, Id, LABOURS, REPORTER_KINDS, SITUATIONS, SUSPECT_RELATIONS, WHEREABOUTS,
} from '@referrals/contracts';
import { z } from 'zod';

/** An instant with an offset, from 1900 to 2100, read as UTC. */
const Moment = z.string().max(40).transform((text, context) => {
  try {
    const moment = instant(text);
    if (isMomentOfOurs(moment)) return moment;
    throw new Error('Outside the years that are ours');
  } catch {
    context.addIssue({ code: 'custom', message: 'INVALID_INSTANT' });
    return z.NEVER;
  }
});

const Day = z.iso.date({ error: 'INVALID_DATE' }).refine(isDayOfOurs, { error: 'INVALID_DATE' });

/** Six, nine or twelve digits; whether the place exists is not asked: old and outside codes are accepted. */
export const DivisionCode = z.string().regex(/^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$/);

export const Suspect = z.strictObject({
  relation: z.enum(SUSPECT_RELATIONS),
  organisation: Id.optional(),
  cohabiting: z.boolean().optional(),
});
export type Suspect = z.output<typeof Suspect>;

/** The facts that a supplement may add or correct. Everything may be missing, and missing means unknown, never "no". */
export const RoutingSupplement = z.strictObject({
  harmDate: Day.optional(),
  situations: z.array(z.enum(SITUATIONS)).max(SITUATIONS.length).optional(),
  concerns: z.array(z.enum(CONCERNS)).max(CONCERNS.length).optional(),
  child: z.strictObject({
    birthDate: Day.optional(),
    compulsoryEducationDone: z.boolean().optional(),
  }).optional(),
  childNow: DivisionCode.optional(),
  harmPlace: DivisionCode.optional(),
  residence: DivisionCode.optional(),
  school: Id.optional(),
  whereabouts: z.enum(WHEREABOUTS).optional(),
  danger: z.enum(DANGERS).optional(),
  caregiver: z.enum(CAREGIVERS).optional(),
  labour: z.enum(LABOURS).optional(),
  suspects: z.array(Suspect).max(20).optional(),
  complainedOf: Id.optional(),
});
export type RoutingSupplement = z.output<typeof RoutingSupplement>;

/** What routing is decided from. `at` is when the report was accepted: the server's to say, a preview's to choose. */
export const RoutingFacts = z.strictObject({
  at: Moment.optional(),
  ...RoutingSupplement.shape,
  reporter: z.strictObject({
    kind: z.enum(REPORTER_KINDS).optional(),
    organisation: Id.optional(),
    /** Confidential or anonymous. */
    confidential: z.boolean().optional(),
    /** From whom the reporter wants it kept. */
    hideFrom: z.array(z.enum(HIDE_FROM)).max(HIDE_FROM.length).optional(),
  }).optional(),
});
export type RoutingFacts = z.output<typeof RoutingFacts>;

export type Facts = Readonly<Omit<RoutingFacts, 'at'>> & { readonly at: Instant };

/** Facts with their moment: the one they name, else `now`. */
export function factsAt(facts: RoutingFacts, now: Instant): Facts {
  return { ...facts, at: facts.at ?? now };
}
