import type { Logger } from '@referrals/service-kit';

/** PostgreSQL's ordinary words are information; only what it calls a fault is one. */
export function logPostgres(logger: Logger, line: string): void {
  if (/\b(WARNING|ERROR|FATAL|PANIC)\b|ended/.test(line)) logger.warn('postgresql', { line });
  else logger.info('postgresql', { line });
}
