import type { JsonBody } from '@referrals/client';

/** What names an aggregate or a moment, by which two answers always differ. */
const HASH = /\b[0-9a-f]{64}\b/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g;
const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** A report and what of it no two have in common. */
export interface Told { readonly id: string; readonly number: string; readonly name: string }

/**
 * An answer about one report without what makes it that one: its ids by the order in which they come, its number, its child, hashes and moments.
 * @param known ids that mean the same everywhere, desks above all, and what they are called
 */
export function plain(body: JsonBody, { id: report, number, name }: Told, known: ReadonlyMap<string, string>): string {
  const ids = new Map<string, string>(known);
  const nameOf = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `id${ids.size - known.size}`);
    return ids.get(id) ?? id;
  };
  return JSON.stringify(body ?? null).replaceAll(report, 'REPORT').replaceAll(number, 'NUMBER').replaceAll(name, 'CHILD')
    .replaceAll(HASH, 'HASH').replaceAll(INSTANT, 'AT').replaceAll(ID, nameOf);
}
