import { DomainError } from '@referrals/contracts';
import { checkInput, fieldNamesWithin, problemOf } from '@referrals/service-kit';
import fc from 'fast-check';

/** Stands in every text that was made up, so that one told back is seen. */
const MARK = '§';
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', `${MARK} 测试童`, '', '0', 'nickname'];
/** Texts that some field of ours takes, to come further in. */
const WORDS = ['MR04', 'SCHOOL', 'GUARDIAN', '430223', '430299201801150011', '2018-01-15', '2026-05-11T08:20:00+08:00', '01970000-0000-7000-8000-000000000001', '13900000000', 'true', '7'];

/** Any JSON that could come for fields of these names: nested as deep and as wide as a body's size lets it be. */
function whateverIsSent(names: readonly string[]): fc.Arbitrary<unknown> {
  const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_NAMES) });
  const text = fc.oneof(fc.constantFrom(...WORDS, '', ' ', '\u0000', '\ud800'), fc.string({ unit: 'binary', maxLength: 30 }).map((made) => `${MARK}${made}`));
  const leaf = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.array(fc.tuple(name, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  }));
  const far = fc.integer({ min: 1, max: 20_000 });
  const huge = fc.oneof(
    far.map((length) => `${MARK}${'长'.repeat(length)}`), far.map((depth) => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], MARK)),
    fc.tuple(far, fc.constantFrom<unknown>(MARK, 0, null, {}, [])).map(([length, one]) => Array.from({ length }, () => one)),
    far.map((length) => Object.fromEntries(Array.from({ length }, (_, index) => [`x${index}`, index]))),
  );
  return fc.oneof(
    { weight: 8, arbitrary: value.object }, { weight: 1, arbitrary: value.value }, { weight: 1, arbitrary: fc.tuple(name, huge).map((entry) => Object.fromEntries([entry])) },
  );
}

/**
 * Whatever is sent for a class of input is taken, or refused as it should be: with at most 50 faults of the input, each with a code, a
 * sentence and a field, the first being the problem's own, and nothing of what was sent.
 */
export const takesOrRefuses = (of: new () => object, numRuns = 300): Promise<void> => fc.assert(fc.asyncProperty(whateverIsSent(fieldNamesWithin(of)), async (sent) => {
  const refused = await checkInput(of, sent).then(() => undefined, (error: unknown) => error);
  if (refused === undefined) return;
  if (!(refused instanceof DomainError)) throw refused;
  const problem = problemOf(refused);
  const { errors = [] } = problem;
  const fields = errors.map(({ field }) => field);
  if (![400, 422].includes(problem.status) || errors.length === 0 || errors.length > 50) throw new Error(`${problem.status} with ${errors.length} faults`);
  if (errors[0]?.field !== problem.field || errors[0]?.code !== problem.code) throw new Error('The first fault is not the problem’s own');
  if (errors.some(({ title }) => title === '') || new Set(fields).size < fields.length) throw new Error(`Without words, or twice: ${fields.join(' ')}`);
  if (JSON.stringify(problem).includes(MARK)) throw new Error('What was sent is told back');
}), { numRuns });
