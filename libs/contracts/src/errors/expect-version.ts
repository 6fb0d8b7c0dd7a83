import { DomainError } from './domain-error.js';

/** The record, if it is what the person saw. @throws DomainError NOT_FOUND when there is none, VERSION_STALE when it changed meanwhile */
export function expectVersion<R extends { readonly version: number }>(record: R | undefined, version: number): R {
  if (record === undefined) throw new DomainError('NOT_FOUND');
  if (record.version !== version) throw new DomainError('VERSION_STALE', { field: 'If-Match' });
  return record;
}
