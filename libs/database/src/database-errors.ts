import { DomainError } from '@referrals/contracts';

/** PostgreSQL classes and codes after which the same work may succeed: connections, shutdown, locks, resources, read-only standby. */
const TRANSIENT = /^(08...|57P0[1-5]|57014|53...|40001|40P01|55P03|25006|25P0[34])$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const DRIVER = /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after|connection is closed/i;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** True when the database was away, busy or shutting down, and nothing is wrong with the work itself. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === 'DATABASE_UNAVAILABLE';
  const code = codeOf(error);
  if (TRANSIENT.test(code) || NETWORK.has(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  return error instanceof Error && DRIVER.test(error.message);
}

/** A transient failure becomes 503 with `Retry-After`; everything else stays what it is. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError || !isTransient(error)) return error;
  return Object.assign(new DomainError('DATABASE_UNAVAILABLE', { retryAfter: 2 }), { cause: error });
}

/** True for a violated unique constraint, optionally of that name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return codeOf(error) === '23505' && (constraint === undefined || (error as { constraint?: string }).constraint === constraint);
}
