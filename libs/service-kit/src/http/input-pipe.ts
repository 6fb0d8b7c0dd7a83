import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import type { ValidationError } from 'class-validator';

/**
 * What comes in by body or query is checked by the class that the handler names, once for the application; the first fault becomes a
 * DomainError with the field, never with the value.
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true, whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true,
      validationError: { target: false, value: false }, exceptionFactory: faultOf,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') expectPlain(value, 0);
    const read = await super.transform(value, metadata) as unknown;
    if (metadata.type === 'body' && !isStorable(read)) throw new DomainError('INVALID_TEXT', { field: 'body' });
    return read;
  }
}

const DEEPEST = 32;

/** class-transformer leaves out what is named like a method of every object, and would follow any depth. */
function expectPlain(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new DomainError('INVALID_INPUT', { field: 'body' });
  for (const [name, inner] of Object.entries(value)) {
    if (name in Object.prototype) throw new DomainError('UNKNOWN_FIELD', { field: 'body' });
    expectPlain(inner, depth + 1);
  }
}

/** False where a text holds what neither the database nor canonical JSON can: NUL, half a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

/** What a constraint of class-validator means to a client, where its message is no code of ours. */
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'UNKNOWN_FIELD', maxLength: 'TOO_LONG', arrayMaxSize: 'TOO_LONG', max: 'TOO_LONG',
};

export function faultOf(errors: readonly ValidationError[]): DomainError {
  const path: string[] = [];
  let [error] = errors;
  while (error !== undefined) {
    const [kind, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    // A misspelt name is told back; what looks like no field's name could be anything, also somebody's.
    if (kind !== 'whitelistValidation' || /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(error.property)) path.push(error.property);
    if (kind !== undefined && message !== undefined) {
      const code = /^[A-Z][A-Z0-9_]+$/.test(message) ? message : CODES[kind] ?? 'INVALID_INPUT';
      return new DomainError(code, { field: path.join('.').slice(0, 200) || 'body' });
    }
    error = error.children?.[0];
  }
  return new DomainError('INVALID_INPUT', { field: 'body' });
}
