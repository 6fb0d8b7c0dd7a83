import type { Bind } from '@referrals/auth';
import { addDays, plainDate, startOfShanghaiDay } from '@referrals/calendar';

/** A condition on the alias `r` for what a query asks; the value is bound, never spliced. */
export type Filter = (value: string, bind: Bind) => string;

/** For each field of a query that filters, how. Indexes serve these under row security too: equality and ranges, no LIKE. */
export type Filters<Q> = { readonly [K in keyof Q]?: Filter };

export const equals = (column: string): Filter => (value, bind) => `r.${column} = ${bind(value)}`;

/** Codes that begin with these digits; the column is text COLLATE "C". ':' is the character after '9'. */
export const beginsWith = (column: string): Filter => (digits, bind) => `r.${column} >= ${bind(digits)} AND r.${column} < ${bind(`${digits}:`)}`;

/** Of a column of dates: that day or later, that day or earlier. */
export const notBefore = (column: string): Filter => (day, bind) => `r.${column} >= ${bind(day)}::date`;
export const notAfter = (column: string): Filter => (day, bind) => `r.${column} <= ${bind(day)}::date`;

/** Of a column of moments: from the first moment of that day in China on, to its last. */
export const fromDay = (column: string): Filter => (day, bind) => `r.${column} >= ${bind(startOfShanghaiDay(plainDate(day)))}::timestamptz`;
export const toDay = (column: string): Filter => (day, bind) => `r.${column} < ${bind(startOfShanghaiDay(addDays(plainDate(day), 1)))}::timestamptz`;

/** What a query asks, as conditions; a field that is absent asks nothing. */
export function matching<Q extends object>(filters: Filters<Q>, query: Q, bind: Bind): string[] {
  return (Object.keys(filters) as (keyof Q)[]).flatMap((name) => {
    const [filter, value] = [filters[name], query[name]];
    return filter === undefined || value === undefined ? [] : [filter(String(value), bind)];
  });
}
