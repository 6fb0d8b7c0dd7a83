import { Id, SUSPECT_RELATIONS } from '@referrals/contracts';
import { z } from 'zod';
import { line, phone, short } from './text.schema.js';

/** A suspected person. Relation and living together are the story; the rest tells who they are. */
export const Suspect = z.strictObject({
  relation: z.enum(SUSPECT_RELATIONS),
  cohabiting: z.boolean().optional(),
  organisation: Id.optional(),
  name: short.optional(),
  phone: phone.optional(),
  whereabouts: line.optional(),
  description: line.optional(),
  withChildNow: z.enum(['YES', 'NO', 'UNKNOWN']).optional(),
});
export type Suspect = z.output<typeof Suspect>;
