import { Body, createParamDecorator, Param, Query, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiParam, ApiQuery } from '@nestjs/swagger';
import { DomainError, Id } from '@referrals/contracts';
import { z } from 'zod';

/** Checks input against a schema; the first fault becomes a DomainError with the field, never with the value. */
export class ZodPipe<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(private readonly schema: S, private readonly where: string = '') {}

  transform(value: unknown): z.output<S> {
    return parseInput(this.schema, value, this.where);
  }
}

/** As `ZodPipe`, for what does not come through a pipe. `where` prefixes the field's path. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, where = ''): z.output<S> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) {
    if (!isStorable(parsed.data)) throw new DomainError('INVALID_TEXT', { field: where || 'body' });
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const path = [...(where ? [where] : []), ...(issue?.path ?? []).map(String), ...(issue?.code === 'unrecognized_keys' ? plainName(issue.keys[0]) : [])];
  const field = path.join('.').slice(0, 200) || 'body';
  // A schema may name a code of ours as its message.
  const own = issue !== undefined && /^[A-Z][A-Z0-9_]+$/.test(issue.message) ? issue.message : undefined;
  const code = own ?? (issue?.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : issue?.code === 'too_big' ? 'TOO_LONG' : 'INVALID_INPUT');
  throw new DomainError(code, { field });
}

/** False where a text holds what neither the database nor canonical JSON can: NUL, half a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

/** A misspelt name is told back; what looks like no field's name could be anything, also somebody's. */
function plainName(key: string | undefined): string[] {
  return key !== undefined && /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key) ? [key] : [];
}

export const ZodBody = (schema: z.ZodType): ParameterDecorator => plainly(Body(new ZodPipe(schema)));

/** Query parameters that must fit the schema, documented from it. */
export const ZodQuery = (schema: z.ZodObject): ParameterDecorator => documented(
  plainly(Query(new ZodPipe(schema))),
  Object.entries(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}).map(([name, field]) => ApiQuery({ name, required: false, schema: field as never })),
);

/** The schema is no class: documentation made from the parameter's type must not take it for one (`Describe` documents it). */
function plainly(decorate: ParameterDecorator): ParameterDecorator {
  return (target, method, index) => {
    const types = method === undefined ? undefined : Reflect.getMetadata('design:paramtypes', target, method) as unknown[] | undefined;
    if (types) types[index] = Object;
    decorate(target, method, index);
  };
}

/** A path parameter that must be a UUID; handed over in small letters, as ids are stored. */
export const IdParam = (name: string): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    const id = Id.safeParse(value);
    if (!id.success) throw new DomainError('INVALID_ID', { field: name });
    return id.data;
  } }),
  [ApiParam({ name, schema: { type: 'string', format: 'uuid' } })],
);

/** What a parameter takes belongs to the documentation of its method. */
function documented(decorate: ParameterDecorator, notes: readonly MethodDecorator[]): ParameterDecorator {
  return (target, method, index) => {
    decorate(target, method, index);
    const handler = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (method !== undefined && handler !== undefined) for (const note of notes) note(target, method, handler);
  };
}

interface HttpRequest { headers: Record<string, string | string[] | undefined>; method: string; path: string }

const header = (context: ExecutionContext, name: string): string | undefined => {
  const value = context.switchToHttp().getRequest<HttpRequest>().headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The version in `If-Match: "7"`. Missing is 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const value = header(context, 'if-match');
  if (value === undefined) throw new DomainError('VERSION_REQUIRED', { field: 'If-Match' });
  const version = /^(?:W\/)?"?([1-9][0-9]{0,8})"?$/.exec(value)?.[1];
  if (version === undefined) throw new DomainError('VERSION_INVALID', { field: 'If-Match' });
  return Number(version);
});

/** Where a request says nothing: an empty body, or none. */
export const NoBody = createParamDecorator((_: unknown, context: ExecutionContext): object => {
  const body = (context.switchToHttp().getRequest<{ body?: unknown }>().body ?? {});
  const [name] = Object.keys(body);
  if (name !== undefined || Array.isArray(body)) throw new DomainError('UNKNOWN_FIELD', { field: plainName(name)[0] ?? 'body' });
  return {};
});

export interface RequestKey { readonly key: string; readonly route: string }

/** The `Idempotency-Key` every POST that changes needs, with the route it belongs to. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): RequestKey => {
  const key = header(context, 'idempotency-key');
  if (key === undefined) throw new DomainError('IDEMPOTENCY_KEY_REQUIRED', { field: 'Idempotency-Key' });
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw new DomainError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
  const request = context.switchToHttp().getRequest<HttpRequest>();
  // The router minds neither capitals nor a last slash: the same route written otherwise is still the same request.
  return { key, route: `${request.method} ${request.path.toLowerCase().replace(/\/$/, '')}` };
});
