import type { Bind, StaffPrincipal } from '@referrals/auth';
import { addDays, type PlainDate } from '@referrals/calendar';
import { matching, type Filters } from '@referrals/service-kit';
import type { ChildQuery, CountQuery } from './child.dto.js';
import { NEVER } from './never.domain.js';
import { pinyinTyped } from './pinyin.domain.js';

/** Soon is within so many days; a list says it alike for all areas. */
const SOON_DAYS = 7;

/** Columns that say by equality what a place's digits say by a range: an index gives a village, a township or a county in order. */
const COLUMN_OF: Readonly<Record<number, string>> = { 6: 'county', 9: 'township', 12: 'care_division' };

/** All codes that begin with these digits. */
export function inPlace(digits: string, bind: Bind): string {
  const column = COLUMN_OF[digits.length];
  return column === undefined ? `r.care_division >= ${bind(digits)} AND r.care_division < ${bind(`${digits}:`)}` : `r.${column} = ${bind(digits)}`;
}

const FILTERS: Filters<ChildQuery & CountQuery> = {
  village: inPlace,
  category: (code, bind) => `${bind(code)} = ANY (r.categories)`,
  tier: (code, bind) => `r.tier = ${bind(code)}`,
  status: (code, bind) => `r.status = ${bind(code)}`,
};

/** Of somebody with one place that place, said besides the scope, so that an index gives it in order. */
export function onlyPlace(viewer: StaffPrincipal, bind: Bind): string[] {
  const [only, ...others] = new Set(viewer.desks.map(({ jurisdiction }) => jurisdiction));
  return only !== undefined && others.length === 0 && only.length >= 6 ? [inPlace(only, bind)] : [];
}

/** What a list or a count asks, as conditions. */
export function childConditions(query: ChildQuery | CountQuery, viewer: StaffPrincipal, today: PlainDate, bind: Bind): string[] {
  return [
    ...matching(FILTERS, query, bind), ...(query.village === undefined ? onlyPlace(viewer, bind) : []),
    ...('q' in query && query.q !== undefined ? soundsLike(query.q, bind) : []),
    ...(query.state === undefined ? [] : [dueCondition(query.due ?? 'contact', query.state, today, bind)]),
  ];
}

/** Names that begin with these syllables. U+10FFFF is behind every character there is. */
export function soundsLike(typed: string, bind: Bind): string[] {
  const beginning = pinyinTyped(typed);
  return beginning === undefined ? ['false'] : [`r.pinyin >= ${bind(beginning)} AND r.pinyin < ${bind(`${beginning}\u{10FFFF}`)}`];
}

function dueCondition(due: 'contact' | 'visit', state: 'SOON' | 'OVERDUE' | 'PAUSED', today: PlainDate, bind: Bind): string {
  const column = `r.${due}_due_on`;
  if (state === 'PAUSED') return due === 'visit' ? `r.paused_since IS NOT NULL AND ${column} = ${bind(NEVER)}::date` : 'false';
  if (state === 'OVERDUE') return `${column} < ${bind(today)}::date`;
  return `${column} >= ${bind(today)}::date AND ${column} <= ${bind(addDays(today, SOON_DAYS))}::date`;
}
