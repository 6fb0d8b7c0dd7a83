import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiProduces, ApiResponse, getSchemaPath } from '@nestjs/swagger';

/** Headers a route can ask for, in the form it takes them. */
const HEADERS = {
  'If-Match': { type: 'string', pattern: '^(W/)?"?[1-9][0-9]{0,8}(\\.[\\w-]{1,24})?"?$', description: 'The version that was read, as its ETag gave it' },
  'Idempotency-Key': { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$', description: 'One for each thing that is done; sent again with a retry' },
} as const;

const LAST_EVENT_ID = { type: 'string', maxLength: 80, description: 'Id of the last event that was received: what came after it is told. From one that is too old or is none the stream begins with `reset`' };

const IF_NONE_MATCH = { type: 'string', maxLength: 80, description: 'The ETag of the answer the client has' };

export interface RouteDescription {
  readonly summary: string;
  /** Class of the answer; a 204 has none, nor has a file. */
  readonly response?: Type;
  /** Media type of the file that is the answer; beside `response` of the one that is answered to who asks for it (`Accept`). */
  readonly file?: string;
  /** Status of success; 200 unless said. */
  readonly status?: number;
  /** Other statuses that answer as success does, and when. */
  readonly also?: Readonly<Record<number, string>>;
  /** An empty body is refused though no field of it is required. */
  readonly bodyRequired?: true;
  /** Error codes beyond those every route can give. */
  readonly errors?: readonly string[];
  readonly headers?: readonly (keyof typeof HEADERS)[];
  /** Answers by server-sent events; `response` is the class of an event's data. */
  readonly stream?: true;
  /** Answers 304 where `If-None-Match` has the tag of what it would answer (`UnchangedInterceptor`). */
  readonly conditional?: true;
}

export const ROUTE = 'referrals:route';

/** Documents a route where it stands; the OpenAPI document is made from this, and from the classes of what the handler takes. */
export function Describe(route: RouteDescription): MethodDecorator {
  const { summary, response, file, status = 200, also = {}, errors, headers = [], stream = false, conditional = false } = route;
  const asFile = file === undefined ? {} : { [file]: { schema: { type: 'string', format: 'binary' } } };
  const either = response !== undefined && file !== undefined;
  const answer = either ? { content: { 'application/json': { schema: { $ref: getSchemaPath(response) } }, ...asFile } } : response !== undefined ? { type: response } : file !== undefined ? { content: asFile } : {};
  return applyDecorators(
    SetMetadata(ROUTE, route),
    ...(either ? [ApiExtraModels(response)] : []),
    ApiOperation({ summary, ...(errors ? { description: `Errors: ${errors.join(', ')}` } : {}) }),
    ...(stream ? [ApiProduces('text/event-stream'), ApiHeader({ name: 'Last-Event-ID', required: false, schema: { ...LAST_EVENT_ID } })] : []),
    ...(conditional ? [ApiHeader({ name: 'If-None-Match', required: false, schema: { ...IF_NONE_MATCH } }), ApiResponse({ status: 304, description: 'As it was' })] : []),
    ...headers.map((name) => ApiHeader({ name, required: true, schema: { ...HEADERS[name] } })),
    ApiResponse({ status, description: 'Done', ...answer }),
    ...Object.entries(also).map(([other, description]) => ApiResponse({ status: Number(other), description, ...answer })),
  );
}
