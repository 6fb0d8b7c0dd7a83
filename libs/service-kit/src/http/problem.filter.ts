import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, errorCatalogue } from '@referrals/contracts';
import type { Response } from 'express';
import { throwError, type Observable } from 'rxjs';
import { Logger } from '../run/logger.js';
import { hintOf } from './hint.js';
import { InputRefused, type InputFault } from './input-refused.js';

/** Problem details (RFC 9457). `title` is Chinese for people; `code` and `field` are for programs. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  /** What is wrong with which field. Whatever names a field has it: all faults of input, or the one that was found first. */
  readonly errors?: readonly ProblemFault[];
  readonly facts?: DomainError['facts'];
}

/** `hint`: a Chinese sentence with the bound or the values there are; the same for programs in `limit` and `allowed`. */
export interface ProblemFault extends InputFault { readonly title: string; readonly hint?: string }

/** The one mapping from errors to HTTP. What is not a DomainError is logged by its class and stack, never with its input. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() !== 'http') return throwError(() => error);
    const response = host.switchToHttp().getResponse<Response>();
    const domain = asDomainError(error);
    const problem = problemOf(domain);
    if (domain.code === 'INTERNAL') this.logger.failure('request failed', error);
    if (response.headersSent) return;
    // Whatever the route says of its answers.
    response.setHeader('Cache-Control', 'no-store');
    if (domain.retryAfter !== undefined) response.setHeader('Retry-After', String(domain.retryAfter));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

export function problemOf(error: DomainError): Problem {
  const entry = errorCatalogue[error.code] ?? errorCatalogue.INTERNAL;
  if (entry === undefined) throw error;
  return {
    type: `urn:referrals:problem:${error.code}`, title: entry.zh, titleEn: entry.en, status: entry.status, code: error.code,
    ...(error.field === undefined ? {} : { field: error.field, errors: faultsOfError(error, error.field).map(inWords) }),
    ...(Object.keys(error.facts).length === 0 ? {} : { facts: error.facts }),
  };
}

function faultsOfError(error: DomainError, field: string): readonly InputFault[] {
  if (error instanceof InputRefused) return error.faults;
  const { limit, allowed } = error.facts;
  return [{ field, code: error.code, ...(typeof limit === 'number' ? { limit } : {}), ...(Array.isArray(allowed) ? { allowed: allowed as readonly string[] } : {}) }];
}
const inWords = (fault: InputFault): ProblemFault => ({ ...fault, title: errorCatalogue[fault.code]?.zh ?? '', ...hintOf(fault) });

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_JSON', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 405: 'METHOD_NOT_ALLOWED', 413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE', 429: 'TOO_MANY_REQUESTS', 503: 'OVERLOADED',
};

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return errorCatalogue[error.code] ? error : new DomainError('INTERNAL');
  // A path that cannot be decoded is met before any route; Express says so only in words.
  if (error instanceof Error && error.message.startsWith('Failed to decode param')) return new DomainError('INVALID_ID');
  if (error instanceof HttpException) return new DomainError(BY_STATUS[error.getStatus()] ?? 'INTERNAL');
  // body-parser's errors carry a status of their own.
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return new DomainError(status < 500 ? BY_STATUS[status] ?? 'INVALID_INPUT' : 'INTERNAL');
}
