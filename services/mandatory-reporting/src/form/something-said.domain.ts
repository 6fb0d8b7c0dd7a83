import { DomainError, isBlank } from '@referrals/contracts';

/** A report says a situation, a concern or what happened: nothing else may keep it from being made. Told with all that is wrong. */
export function somethingSaid({ situations, concerns, narrative }: { situations?: unknown; concerns?: unknown; narrative?: unknown }): { field: string; code: string } | undefined {
  const isSaid = [situations, concerns].some((list) => list !== undefined && !(Array.isArray(list) && list.length === 0)) || narrative !== undefined;
  return isSaid ? undefined : { field: 'situations', code: 'NOTHING_SAID' };
}

/** Further facts are at least one; an empty part, list or text is none. */
export function expectAnythingSaid(form: object): void {
  if (!saysAnything(form)) throw new DomainError('NOTHING_SAID', { field: 'narrative' });
}

function saysAnything(value: unknown, name?: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return !isBlank(value);
  // That nobody is suspected is said by an empty list; that nothing is known of the child says nothing.
  if (Array.isArray(value)) return value.some((one) => saysAnything(one)) || (name === 'suspects' && value.length === 0);
  if (typeof value === 'object') return Object.entries(value).some(([field, one]) => saysAnything(one, field));
  return name !== 'unknown';
}
