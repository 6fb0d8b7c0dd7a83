import type { Bind } from '@referrals/auth';
import { addDays, type PlainDate } from '@referrals/calendar';
import { matching, type Filters } from '@referrals/service-kit';
import { pinyinTyped } from '@referrals/policy';
import type { ChildQuery, CountQuery } from './child.dto.js';
import { DIGITS } from './child-scope.js';
import { NEVER } from './never.domain.js';

/** Soon is within so many days; a list says it alike for all areas. */
const SOON_DAYS = 7;

/** All codes that begin with these digits. */
export function inPlace(digits: string, bind: Bind): string {
  const column = DIGITS[digits.length];
  return column === undefined ? `r.care_division >= ${bind(digits)} AND r.care_division < ${bind(`${digits}:`)}` : `r.${column} = ${bind(digits)}`;
}

const FILTERS: Filters<ChildQuery & CountQuery> = {
  village: inPlace,
  category: (code, bind) => `${bind(code)} = ANY (r.categories)`,
  tier: (code, bind) => `r.tier = ${bind(code)}`,
  status: (code, bind) => `r.status = ${bind(code)}`,
};

/** What a list or a count asks, as conditions. */
export function childConditions(query: ChildQuery | CountQuery, today: PlainDate, bind: Bind): string[] {
  return [
    ...matching(FILTERS, query, bind), ...('q' in query && query.q !== undefined ? soundsLike(query.q, bind) : []),
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
