import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** Headers a route can ask for, in the form it takes them. */
const HEADERS = {
  'If-Match': { type: 'string', pattern: '^(W/)?"?[1-9][0-9]{0,8}"?$', description: 'The version that was read, as its ETag gave it' },
  'Idempotency-Key': { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$', description: 'One for each thing that is done; sent again with a retry' },
} as const;

export interface RouteDescription {
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly response?: z.ZodType | Type;
  /** Status of success; 200 unless said. */
  readonly status?: number;
  /** Error codes beyond those every route can give. */
  readonly errors?: readonly string[];
  readonly headers?: readonly (keyof typeof HEADERS)[];
}

export const ROUTE_ERRORS = 'referrals:route-errors';

/** JSON Schema of a zod schema as OpenAPI 3.1 takes it. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return json;
}

/** Documents a route where it stands; the OpenAPI document is made from this. */
export function Describe(route: RouteDescription): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_ERRORS, route.errors ?? []),
    ApiOperation({ summary: route.summary, ...(route.errors ? { description: `Errors: ${route.errors.join(', ')}` } : {}) }),
    ...(route.body ? [ApiBody({ schema: jsonSchema(route.body, 'input') as never, required: !route.body.safeParse({}).success })] : []),
    ...(route.headers ?? []).map((name) => ApiHeader({ name, required: true, schema: { ...HEADERS[name] } })),
    ApiResponse({ status: route.status ?? 200, description: 'Done', ...answer(route.response) }),
  );
}

function answer(response: z.ZodType | Type | undefined): object {
  if (response === undefined) return {};
  return response instanceof z.ZodType ? { schema: jsonSchema(response, 'output') } : { type: response };
}
