import { addDays, startOfShanghaiDay } from '@referrals/calendar';
import type { Bind } from '../referral/referral-scope.js';
import type { WorklistFilter } from './worklist.dto.js';

/** Filters as conditions on `referral r`: equality and ranges, which indexes serve under row-level security too. */
export function filterConditions(filter: WorklistFilter, staff: string, bind: Bind): string[] {
  const conditions: string[] = [];
  if (filter.state !== undefined) conditions.push(`r.state = ${bind(filter.state)}`);
  if (filter.agency !== undefined) conditions.push(`r.agency = ${bind(filter.agency)}`);
  if (filter.role !== undefined) conditions.push(`r.role = ${bind(filter.role)}`);
  if (filter.number !== undefined) conditions.push(`r.number = ${bind(filter.number)}`);
  if (filter.code !== undefined) conditions.push(`r.last_code = ${bind(filter.code)}`);
  // ':' is the character after '9': all codes that begin with these digits.
  if (filter.division !== undefined) conditions.push(`r.division >= ${bind(filter.division)} AND r.division < ${bind(`${filter.division}:`)}`);
  if (filter.from !== undefined) conditions.push(`r.filed_at >= ${bind(startOfShanghaiDay(filter.from))}::timestamptz`);
  if (filter.to !== undefined) conditions.push(`r.filed_at < ${bind(startOfShanghaiDay(addDays(filter.to, 1)))}::timestamptz`);
  if (filter.mine === 'true') conditions.push(`r.claimed_by = ${bind(staff)}::uuid`);
  return conditions;
}
