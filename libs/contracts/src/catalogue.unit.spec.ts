import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { catalogue } from './catalogue.js';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The same with a field nobody knows in every object. */
function withMore(value: Json): Json {
  if (Array.isArray(value)) return value.map(withMore);
  if (value === null || typeof value !== 'object') return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMore(inner)])), addedLater: { name: 'somebody' } };
}

describe.each(catalogue.map((event) => [event.type, event] as const))('%s', (_, { data, example }) => {
  it('is closed: whatever a field nobody declared says, it does not leave', () => {
    expect(data.parse(example)).toEqual(example);
    z.toJSONSchema(data, {
      override({ jsonSchema, path }) {
        const open = jsonSchema.type === 'object' ? jsonSchema.additionalProperties !== false : Object.keys(jsonSchema).length === 0;
        if (open) throw new Error(`open at /${path.join('/')}`);
      },
    });
  });

  it('of a later release is understood: what is not known is left aside', () => {
    expect(data.parse(withMore(example as Json))).toEqual(example);
  });
});
