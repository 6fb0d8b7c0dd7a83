import { DomainError } from '@referrals/contracts';

/** A report says a situation, a concern or what happened: nothing else may keep it from being made. Told with all that is wrong. */
export function somethingSaid({ situations, concerns, narrative }: { situations?: unknown; concerns?: unknown; narrative?: unknown }): { field: string; code: string } | undefined {
  const isSaid = [situations, concerns].some((list) => list !== undefined && !(Array.isArray(list) && list.length === 0)) || narrative !== undefined;
  return isSaid ? undefined : { field: 'situations', code: 'NOTHING_SAID' };
}

/** Further facts are at least one. */
export function expectAnythingSaid(form: object): void {
  if (Object.values(form).every((value) => value === undefined)) throw new DomainError('NOTHING_SAID', { field: 'narrative' });
}
