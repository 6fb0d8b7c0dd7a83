import type { components } from '#api';
import { ask } from '../../shared/api';

type Schemas = components['schemas'];

/** Files by what is typed: a name or a number stands in the request, in no address. The search leaves a record. */
export async function searchChildren(typed: string): Promise<readonly Schemas['ChildCard'][]> {
  const { items } = await ask<Schemas['FoundChildren']>('/api/child-registry/children/search', termOf(typed.trim()));
  return items;
}

/** An ID number, a file's number, or a name. */
export function termOf(typed: string): Schemas['SearchBody'] {
  if (/^\d{17}[\dXx]$/.test(typed)) return { idNumber: typed.toUpperCase() };
  return /^[Dd]-?\d/.test(typed) ? { number: typed.toUpperCase() } : { name: typed };
}
