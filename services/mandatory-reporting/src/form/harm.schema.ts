import { CAREGIVERS, CONCERNS, DANGERS, Id, LABOURS, SITUATIONS, WHEREABOUTS } from '@referrals/contracts';
import { z } from 'zod';
import { day } from './dates.schema.js';
import { places } from './places.schema.js';
import { Suspect } from './suspect.schema.js';

const codes = <const T extends readonly [string, ...string[]]>(of: T) =>
  z.array(z.enum(of)).max(of.length * 2).transform((list) => [...new Set(list)].sort()).optional();

/** The coded facts of routing, in their places. All may be missing: missing is unknown, never "no". */
export const harm = {
  situations: codes(SITUATIONS),
  concerns: codes(CONCERNS),
  harmDate: day.optional(),
  ...places,
  school: Id.optional(),
  whereabouts: z.enum(WHEREABOUTS).optional(),
  danger: z.enum(DANGERS).optional(),
  caregiver: z.enum(CAREGIVERS).optional(),
  labour: z.enum(LABOURS).optional(),
  /** An empty list says that nobody is suspected; without it that is unknown. */
  suspects: z.array(Suspect).max(20).optional(),
  complainedOf: Id.optional(),
};
