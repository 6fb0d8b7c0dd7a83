import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { answerLine } from '@referrals/policy';
import { decisions } from '../src/decisions.js';

interface WorkedCase { readonly name: string; readonly decision: string; readonly input: unknown; readonly expected: unknown }

const folder = new URL('cases/', import.meta.url);
const cases = readdirSync(folder).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as WorkedCase));

/** A test for each worked case of a decision, asked as anybody outside asks. @param count how many there are, so that none goes missing unseen */
export function answersItsCases(decision: string, count: number): void {
  const own = cases.filter((one) => one.decision === decision);
  it(`has all ${count} worked cases`, () => expect(own).toHaveLength(count));
  it.each(own.map((one) => [one.name, one] as const))('%s', (_, { input, expected }) => {
    expect(JSON.parse(answerLine(decisions, JSON.stringify({ decision, input })))).toEqual(expected);
  });
}
