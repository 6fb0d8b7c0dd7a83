import { z } from 'zod';
import { line, short, STORY, text } from './text.schema.js';

/** What a teacher, a doctor or a village is asked besides, because practice needs it. */
export const professions = {
  teacher: z.strictObject({
    childWords: text(STORY).optional(),
    heardBy: line.optional(),
    dismissal: short.optional(),
    collectedBy: line.optional(),
    dormitory: line.optional(),
  }).optional(),
  doctor: z.strictObject({
    accompaniedBy: line.optional(),
    accompanyingRelation: short.optional(),
    recordNumber: short.optional(),
    /** Samples kept as evidence (意见 art. 7). */
    samplesKept: line.optional(),
    procedure: z.enum(['DONE', 'PENDING', 'NONE']).optional(),
  }).optional(),
  village: z.strictObject({
    household: line.optional(),
    keysHeldBy: line.optional(),
    cadreKin: line.optional(),
  }).optional(),
};
