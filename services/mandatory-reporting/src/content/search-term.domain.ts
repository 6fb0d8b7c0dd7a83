import { DomainError } from '@referrals/contracts';

/** A search names a child: without a term it would list. */
export function expectTerm({ name, idNumber }: { name?: string; idNumber?: string }): void {
  if (name === undefined && idNumber === undefined) throw new DomainError('SEARCH_TERM_REQUIRED', { field: 'name' });
}
