import type { StaffPrincipal } from '@referrals/auth';
import type { PlainDate } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { FigurePeriod } from './period.domain.js';

/** How many of how many, of a place: the first digits of codes. */
export interface Counted { readonly place: string; readonly whole: number; readonly done: number }

export interface Measuring { readonly tx: Tx; readonly viewer: StaffPrincipal; readonly period: FigurePeriod; readonly today: PlainDate }

/** @param digits of the places counted by; 0: all together, as place '' */
export type Count = (asked: Measuring, digits: number) => Promise<Counted[]>;
