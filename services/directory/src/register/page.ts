import { DomainError } from '@referrals/contracts';

export interface Page<T> { readonly items: readonly T[]; readonly next?: string }

/** Cuts a page from `limit + 1` rows; the cursor names the last row's place in the order. */
export function cutPage<R, T>(rows: readonly R[], limit: number, place: (row: R) => string, show: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    ...(rows.length > limit && last !== undefined ? { next: Buffer.from(place(last)).toString('base64url') } : {}),
  };
}

/** The place a cursor names, or '' for the first page. A cursor nobody gave is INVALID_CURSOR. */
export function placeOf(cursor: string | undefined, form: RegExp): string {
  if (cursor === undefined) return '';
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!form.test(place)) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return place;
}

/** Without the fields that are null: absent is absent. */
export function present<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as { [K in keyof T]: Exclude<T[K], null> };
}
