import type { PlainDate } from '@referrals/calendar';

/** What is not known is absent, or null where a row says so. */
export type Known<T> = T | null | undefined;

/** Days from one to another; `to` is the first day on which it no longer holds. */
export interface Period { readonly from: PlainDate; readonly to?: Known<PlainDate> }

export const hasEnded = ({ to }: Pick<Period, 'to'>, on: PlainDate): boolean => typeof to === 'string' && to <= on;

export const holds = (period: Period, on: PlainDate): boolean => period.from <= on && !hasEnded(period, on);
