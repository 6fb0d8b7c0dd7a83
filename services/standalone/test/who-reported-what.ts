/** A person with an account and a report they made. */
export interface Teller { readonly staff: string; readonly report: string }

/** The one place that may say who made a report: sealed off by row security, read by that person alone. */
export const OWNERS = 'mandatory_reporting.report_owner';

/** How an id may be written in a row: as it is, without hyphens, as the bytes of its text, in base64 wherever it begins. */
function spellings(id: string): string[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.from(`${' '.repeat(before)}${id}`);
    return [text.toString('base64'), text.toString('base64url')].map((whole) => whole.slice(before === 0 ? 0 : 4, -4));
  });
  return [id, id.replaceAll('-', ''), Buffer.from(id).toString('hex'), ...base64];
}

const has = (row: string, id: readonly string[]): boolean => id.some((spelling) => row.includes(spelling));

/** Tables of which one row names a teller and their report. */
export function tablesThatTell(rows: ReadonlyMap<string, readonly string[]>, tellers: readonly Teller[]): string[] {
  const pairs = tellers.map(({ staff, report }) => [spellings(staff), spellings(report)] as const);
  return [...rows].filter(([, content]) => content.some((row) => pairs.some(([staff, report]) => has(row, staff) && has(row, report)))).map(([table]) => table);
}

/**
 * Values that lead from a report to its teller by way of two tables: one that stands in a row with the report, and in rows with that
 * person but with no other of `everybody`. What many share (an organisation, a desk) leads to nobody.
 */
export function valuesThatLead(rows: ReadonlyMap<string, readonly string[]>, tellers: readonly Teller[], everybody: readonly string[]): string[] {
  const others = [...rows].filter(([table]) => table !== OWNERS);
  const known = new Set(everybody);
  const people = new Map<string, Set<string>>();
  for (const [, content] of others) {
    for (const row of content) {
      const values = valuesOf(row);
      const named = values.filter((value) => known.has(value));
      for (const value of named.length > 0 ? values : []) people.set(value, new Set([...people.get(value) ?? [], ...named]));
    }
  }
  return tellers.flatMap(({ staff, report }) => others.flatMap(([table, content]) => content.filter((row) => row.includes(report)).flatMap(valuesOf)
    .filter((value) => value !== staff && people.get(value)?.size === 1 && people.get(value)?.has(staff)).map((value) => `${table}: ${value}`)));
}

/** What is long enough to be an id, a hash or a key. */
const valuesOf = (row: string): string[] => [...new Set(row.match(/[\w-]{16,}/g) ?? [])];
