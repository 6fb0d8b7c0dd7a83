import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { decisions } from '../src/decisions.js';

interface Case { readonly name: string; readonly decision: keyof typeof decisions; readonly input: unknown; readonly expected: unknown }

const cases = readFileSync(new URL('cases/duties.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

describe('duties', () => {
  it('have all the worked cases', () => {
    expect(cases).toHaveLength(32);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, { decision, input, expected }) => {
    expect(decisions[decision](input)).toEqual(expected);
  });
});
