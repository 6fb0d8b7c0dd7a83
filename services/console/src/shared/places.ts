import { ask } from './api';

export interface Place {
  /** 6, 9 or 12 digits; never shown. */
  readonly code: string;
  readonly name: string;
  /** Of its pinyin, to find it by typing. */
  readonly initials: string;
}

const levels = new Map<string, Promise<readonly Place[]>>();

/** The places right below one, or the counties when none is named. Each level is asked once. */
export function placesWithin(within?: string): Promise<readonly Place[]> {
  const key = within ?? '';
  const known = levels.get(key);
  if (known) return known;
  const asked = ask<{ items: readonly Place[] }>(`/api/directory/places${within === undefined ? '' : `?within=${within}`}`).then(({ items }) => items);
  // What failed is asked again by whoever wants it next.
  asked.catch(() => { levels.delete(key); });
  levels.set(key, asked);
  return asked;
}

/** Those whose name holds what was typed, or whose initials begin with it. */
export function matching(places: readonly Place[], typed: string): readonly Place[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? places : places.filter(({ name, initials }) => name.includes(wanted) || initials.toLowerCase().startsWith(wanted));
}
