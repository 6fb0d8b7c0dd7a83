import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluate, RoutingFacts, routingPack430200 } from '../src/index.js';

interface Case { name: string; facts: unknown; expected: { referrals: unknown[]; warnings: string[] } }
const cases = readFileSync(new URL('./cases/routing.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

describe('worked cases of pack 430200', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, { facts, expected }) => {
    expect(evaluate(routingPack430200, RoutingFacts.parse(facts))).toEqual({ pack: '430200', version: 1, ...expected });
  });
});
