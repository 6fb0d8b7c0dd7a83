import { shared } from './shared';

/** The word for a code. A code that has none (a newer server's) shows as 'other', never as itself. */
export function wordOf(table: Readonly<Record<string, string>>, code: string | null | undefined): string {
  return (code === null || code === undefined ? undefined : table[code]) ?? shared.other;
}
