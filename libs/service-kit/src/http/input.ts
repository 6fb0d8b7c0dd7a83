import { createParamDecorator, Param, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiParam } from '@nestjs/swagger';
import { DomainError, SERVICES } from '@referrals/contracts';
import { placeDigits } from '@referrals/policy';
import { isUUID } from 'class-validator';
import { plainName } from './faults-of.js';

/** A path parameter that must be a UUID; handed over in small letters, as ids are stored. */
export const IdParam = (name: string): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    if (typeof value !== 'string' || !isUUID(value)) throw new DomainError('INVALID_ID', { field: name });
    return value.toLowerCase();
  } }),
  [ApiParam({ name, schema: { type: 'string', format: 'uuid' } })],
);

/** A path parameter that is one of these names; another is nowhere. */
export const NameParam = (name: string, names: readonly string[]): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    if (!names.some((one) => one === value)) throw new DomainError('NOT_FOUND');
    return value;
  } }),
  [ApiParam({ name, schema: { type: 'string', enum: [...names] } })],
);

/** A path parameter that is a place's code of so many digits, in every spelling that is read elsewhere. */
export const PlaceParam = (name: string, digits: 6 | 9 | 12): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    const code = typeof value === 'string' ? placeDigits(value) : '';
    if (code.length !== digits || !/^[0-9]+$/.test(code)) throw new DomainError('DIVISION_CODE_INVALID', { field: name });
    return code;
  } }),
  [ApiParam({ name, schema: { type: 'string', pattern: `^[0-9]{${digits}}$` } })],
);

/** A path parameter that counts from 1; another is nowhere. The input pipe may have made a number of it before. */
export const CountParam = (name: string): ParameterDecorator => documented(
  Param(name, { transform: (value: unknown) => {
    if (!/^[1-9]\d{0,7}$/.test(String(value))) throw new DomainError('NOT_FOUND');
    return Number(value);
  } }),
  [ApiParam({ name, schema: { type: 'integer', minimum: 1 } })],
);

/** A path parameter that names a service of the exchange. */
export const ServiceParam = (name: string): ParameterDecorator => NameParam(name, SERVICES);

/** What a parameter takes belongs to the documentation of its method. */
export function documented(decorate: ParameterDecorator, notes: readonly MethodDecorator[]): ParameterDecorator {
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

/** The version in `If-Match: "7"`, or of a tag that says more than it. Missing is 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const value = header(context, 'if-match');
  if (value === undefined) throw new DomainError('VERSION_REQUIRED', { field: 'If-Match' });
  const version = /^(?:W\/)?"?([1-9][0-9]{0,8})(?:\.[\w-]{1,24})?"?$/.exec(value)?.[1];
  if (version === undefined) throw new DomainError('VERSION_INVALID', { field: 'If-Match' });
  return Number(version);
});

const emptyBody = createParamDecorator((_: unknown, context: ExecutionContext): object => {
  const body = (context.switchToHttp().getRequest<{ body?: unknown }>().body ?? {});
  const [name] = Object.keys(body);
  if (name !== undefined || Array.isArray(body)) throw new DomainError('UNKNOWN_FIELD', { field: plainName(name)[0] ?? 'body' });
  return {};
});

/** Where a request says nothing: an empty body, or none. */
export const NoBody = (): ParameterDecorator => documented(emptyBody(), [ApiBody({ required: false, schema: { type: 'object', additionalProperties: false } })]);

/** `typedKey`: a UUID in capitals is the same key as in small letters; as it was typed. */
export interface RequestKey { readonly key: string; readonly typedKey?: string; readonly route: string }

/** The `Idempotency-Key` every POST that changes needs, with the route it belongs to. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): RequestKey => {
  const key = header(context, 'idempotency-key');
  if (key === undefined) throw new DomainError('IDEMPOTENCY_KEY_REQUIRED', { field: 'Idempotency-Key' });
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw new DomainError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
  const request = context.switchToHttp().getRequest<HttpRequest>();
  // The router minds neither capitals nor a last slash: the same route written otherwise is still the same request.
  const one = isUUID(key) ? key.toLowerCase() : key;
  return { key: one, ...(one === key ? {} : { typedKey: key }), route: `${request.method} ${request.path.toLowerCase().replace(/\/$/, '')}` };
});
