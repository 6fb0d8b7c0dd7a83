import { hash } from 'node:crypto';
import { outside } from '@referrals/policy';
import { z } from 'zod';
import { match } from '../duplicates/match.domain.js';
import { importRow } from '../imports/import-row.domain.js';
import { postsAndChecks } from '../pack/430200/posts-and-checks.js';
import { sample } from '../spot-checks/sample.domain.js';
import { Code, Count, Day, Sex } from './shapes.js';

/** Unknown: absent or null. */
const known = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? undefined);

const Text = known(z.string());
const Person = z.object({
  name: Text, pinyin: Text, idNumber: Text, birthDate: known(Day), birthPrecision: known(z.enum(['EXACT', 'MONTH', 'YEAR', 'ESTIMATED'])), sex: known(Sex),
  village: known(Code), hukou: known(Code), school: Text,
  guardians: known(z.array(z.object({ idNumber: Text, phone: Text, name: Text }))),
});
const Pair = z.strictObject({ a: Person, b: Person });

const Values = z.strictObject({
  systemNo: Text, name: Text, sex: known(Sex), idNumber: Text, birthDate: known(Day), categories: known(z.array(z.string())), village: Text, address: Text,
  school: Text, guardianName: Text, guardianPhone: Text,
});
const Row = z.strictObject({
  today: Day, cells: z.record(z.string(), z.union([z.string(), z.number()]).nullish()), current: known(Values), baseline: known(Values), possible: known(Count),
});

const { rate, min } = postsAndChecks.sample.value;
const Frame = z.strictObject({
  seed: z.string().regex(/^[0-9a-f]{32}$/), rate: z.int().min(0).max(100).default(rate), min: Count.default(min),
  frame: z.array(z.object({ id: z.string().min(1), village: Code })).refine((files) => new Set(files.map(({ id }) => id)).size === files.length),
});

/** Decisions on files: pairs, rows of an import, samples. */
export const fileDecisions = {
  match: outside(Pair, ({ a, b }) => match(a, b, postsAndChecks.match.value)),
  importRow: outside(Row, importRow),
  sample: outside(Frame, (input) => sample(input, (text) => hash('sha256', text))),
};
