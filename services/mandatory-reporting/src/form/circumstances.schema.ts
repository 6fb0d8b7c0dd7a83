import { z } from 'zod';
import { moment } from './dates.schema.js';
import { line, short, STORY, text } from './text.schema.js';

const LIST = 20;

/** What happened around it, in words. */
export const circumstances = {
  narrative: text(STORY).optional(),
  discoveredAt: moment.optional(),
  discoveryPlace: line.optional(),
  /** Hours since the harm: evidence and medical care have a window of about 72 h. */
  hoursSinceHarm: z.int().min(0).max(876_000).optional(),
  injuries: text(STORY).optional(),
  childWords: text(STORY).optional(),
  heardBy: line.optional(),
  howKnown: line.optional(),
  evidence: z.array(line).max(LIST).optional(),
  verification: text(STORY).optional(),
  emergencySteps: text(STORY).optional(),
  /** In danger now: 110 was called. */
  called110: z.strictObject({ called: z.boolean(), at: moment.optional() }).optional(),
  alreadyReported: z.array(z.strictObject({ to: short, at: moment.optional(), receipt: short.optional() })).max(LIST).optional(),
  supervisorFiling: line.optional(),
  otherChildren: z.array(line).max(LIST).optional(),
  guardiansInformed: z.strictObject({ informed: z.boolean(), reason: line.optional() }).optional(),
  whoKnows: line.optional(),
};
