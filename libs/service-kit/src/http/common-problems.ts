import { errorCatalogue } from '@referrals/contracts';
import type { Declared } from '@referrals/auth';
import { EXPECTED } from './input-refused.js';

/** Schema of problem details as every route gives them. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', examples: ['urn:referrals:problem:INVALID_INPUT'] },
    title: { type: 'string', description: 'A Chinese sentence for people' },
    titleEn: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; for programs' },
    field: { type: 'string', description: 'Path of the input it means: body, query, header or path parameter; members of lists by their place, from 0' },
    errors: {
      type: 'array', minItems: 1, maxItems: 50,
      description: 'Whenever there is a field: all that is wrong with the input as it is written, in order, or the one thing that was found wrong with what it means. The first is that of code and field',
      items: {
        type: 'object', required: ['field', 'code', 'title'],
        properties: {
          field: { type: 'string' }, code: { type: 'string' }, title: { type: 'string', description: 'A Chinese sentence for people' },
          hint: { type: 'string', description: 'A Chinese sentence that says the limit, or what there is to choose from' },
          limit: { type: 'integer', description: 'The limit that was passed: characters, items, or the number' },
          allowed: { type: 'array', items: { type: 'string' }, description: 'What there is to choose from' },
          expected: { type: 'string', enum: [...EXPECTED], description: 'What the field takes' },
        },
      },
    },
    facts: { type: 'object', description: 'Codes and numbers that help to mend it' },
  },
};

export const problemResponse = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** What decides which problems a route can answer with. */
export interface RouteInput {
  readonly rule: Declared;
  /** Names of path parameters, query parameters and headers by where they are. */
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly body: boolean;
  readonly errors: readonly string[];
}

/** The statuses a route can refuse with, each a problem; the ranges stand for what any server may say. */
export function problemStatuses({ rule, parameters, body, errors }: RouteInput): string[] {
  const takes = (name: string): boolean => parameters.some((one) => one.name === name);
  const statuses = [
    ...(parameters.length > 0 || body ? [400] : []),
    ...('permission' in rule ? [401, 403] : rule.optionalSignIn ? [401] : []),
    ...(parameters.some((one) => one.in === 'path') ? [404] : []),
    ...(takes('Idempotency-Key') ? [409, 422] : []),
    ...(takes('If-Match') ? [412, 428] : []),
    ...(body ? [413, 415] : []),
    ...errors.flatMap((code) => errorCatalogue[code]?.status ?? []),
    429, 503,
  ];
  return [...[...new Set(statuses)].sort((a, b) => a - b).map(String), '4XX', '5XX'];
}
