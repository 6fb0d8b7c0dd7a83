import { outside } from '@referrals/policy';
import { z } from 'zod';
import { campaign } from '../campaigns/campaign.domain.js';
import { coverage } from '../figures/coverage.domain.js';
import { postsAndChecks } from '../pack/430200/posts-and-checks.js';
import { answerableFor } from '../posts/answerable.domain.js';
import { posts } from '../posts/posts.domain.js';
import { COURSE_LEVELS, training } from '../posts/training.domain.js';
import { Code, Count, Day, MaybeDay, Term } from './shapes.js';

const Offices = z.strictObject({
  careDivision: Code, offices: z.array(z.object({ id: z.string(), division: z.string().regex(/^(?:\d{4}|\d{6}|\d{9}|\d{12})$/), manned: z.boolean() })),
});
const Terms = z.strictObject({ on: Day, since: Day, closedOn: MaybeDay, appointments: z.array(Term) });
const Year = z.strictObject({
  year: z.int().min(1900).max(2100), on: Day, appointments: z.array(Term.extend({ person: z.string() })),
  attendance: z.array(z.object({ person: z.string(), level: z.enum(COURSE_LEVELS), on: Day, hours: z.number().min(0), completed: z.boolean() })),
});
const Villages = z.strictObject({
  on: Day, closesOn: Day,
  villages: z.array(z.object({ code: Code, submittedOn: MaybeDay, households: Count.optional(), visited: Count.optional(), files: Count, accounted: Count })),
});
const Covered = z.strictObject({
  kind: z.enum(['CONTACT', 'VISIT']), from: Day, to: Day,
  files: z.array(z.object({
    id: z.string(), village: Code, tier: z.enum(['LIGHT', 'BASIC', 'RAISED', 'HIGH']), paused: z.boolean().optional(), spans: z.array(Term), acts: z.array(Day),
  })),
}).refine(({ from, to }) => from <= to);

/** Decisions on who answers, and on how much was done. */
export const postDecisions = {
  answerable: outside(Offices, ({ careDivision, offices }) => answerableFor(careDivision, offices) ?? { error: 'NO_OFFICE' }),
  posts: outside(Terms, (input) => posts(input, postsAndChecks.daysToAppoint.value)),
  training: outside(Year, (input) => training(input, postsAndChecks.training.value)),
  campaign: outside(Villages, ({ on, closesOn, villages }) => campaign(on, closesOn, villages)),
  coverage: outside(Covered, coverage),
};
