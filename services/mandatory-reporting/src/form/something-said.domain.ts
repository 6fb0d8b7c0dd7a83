import { DomainError } from '@referrals/contracts';

/** A report says a situation, a concern or what happened: nothing else may keep it from being made. */
export function expectSomethingSaid({ situations = [], concerns = [], narrative }: { situations?: unknown[]; concerns?: unknown[]; narrative?: string }): void {
  if (situations.length + concerns.length === 0 && narrative === undefined) throw new DomainError('NOTHING_SAID', { field: 'situations' });
}

/** Further facts are at least one. */
export function expectAnythingSaid(form: object): void {
  if (Object.values(form).every((value) => value === undefined)) throw new DomainError('NOTHING_SAID', { field: 'narrative' });
}
