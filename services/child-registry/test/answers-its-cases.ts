import { expect, it } from '@jest/globals';
import { answerLine } from '@referrals/policy';
import { decisions } from '../src/decisions.js';
import { workedCases } from './worked-cases.js';

/** A test for each worked case of a decision, asked as anybody outside asks. @param count how many there are, so that none goes missing unseen */
export function answersItsCases(decision: string, count: number, file = 'pairs-imports-posts'): void {
  const cases = workedCases(file, decision);
  it(`has all ${count} worked cases`, () => expect(cases).toHaveLength(count));
  it.each(cases)('%s', (_, { input, expected }) => {
    expect(JSON.parse(answerLine(decisions, JSON.stringify({ decision, input })))).toEqual(expected);
  });
}
