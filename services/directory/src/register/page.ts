import { spellingsOf } from '@referrals/policy';
import type { Filter, Slice } from '@referrals/service-kit';
import type { ListPage } from './register.dto.js';

/** The page as the directory answers it. */
export const pageOf = <R, T>({ rows, next }: Slice<R>, show: (row: R) => T): ListPage<T> => ({ items: rows.map(show), ...(next === null ? {} : { next }) });

/** What is found anywhere in one of these columns. A register is small, and offices are no secret: lists of cases keep to equality and ranges. */
export const contains = (...columns: readonly string[]): Filter => (text, bind) => {
  const pattern = bind(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
  return `(${columns.map((column) => `r.${column} LIKE ${pattern}`).join(' OR ')})`;
};

/** Of a column of codes: what lies in this place, also under the code it had before. */
export const within = (column: string): Filter => (prefix, bind) => `(${spellingsOf(prefix).map((one) => `starts_with(r.${column}, ${bind(one)})`).join(' OR ')})`;

/** Of a column of leading digits: those that this place lies in. */
export const covering = (column: string): Filter => (place, bind) => `(${spellingsOf(place).map((one) => `starts_with(${bind(one)}, r.${column})`).join(' OR ')})`;

/** Without the fields that are null: absent is absent. */
export function present<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as { [K in keyof T]: Exclude<T[K], null> };
}
