import { addDays, plainDate } from '@referrals/calendar';
import { cleanLine, storable } from '@referrals/contracts';
import { checkCharacter } from '@referrals/policy';
import fc from 'fast-check';
import type { RowValues } from '../src/imports/columns.domain.js';

export const TODAY = plainDate('2026-06-30');

/** An invented child's number. */
export function idNumberOf(birthDate: string, order: number): string {
  const digits = `430299${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return `${digits}${checkCharacter(digits)}`;
}

const minor = fc.integer({ min: 0, max: 6_500 }).map((days) => addDays(TODAY, -days));
const line = (most: number): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom('测试', '三组 5号', '-', '无', "'=1+1", '演示小学（东区）'), fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }))
    .map((text) => cleanLine(storable(text)).trim().slice(0, most).toWellFormed().trim()).filter((text) => text !== '');
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

const person = fc.record({ birthDate: minor, order: fc.nat(999), numbered: fc.boolean() }).map(({ birthDate, order, numbered }): RowValues => ({
  birthDate, sex: order % 2 === 1 ? 'MALE' : 'FEMALE', ...(numbered ? { idNumber: idNumberOf(birthDate, order) } : {}),
}));

/** What a file may hold of a child under 18; who has a number has the birth date and sex that it says. */
export const heldValues: fc.Arbitrary<RowValues> = fc.tuple(fc.option(person, { nil: {} }), fc.record({
  systemNo: some(line(64)), name: some(line(100)), address: some(line(500)), school: some(line(100)), guardianName: some(line(100)),
  categories: some(fc.uniqueArray(fc.constantFrom('LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'DE_FACTO_UNSUPPORTED', 'MIGRANT'), { minLength: 1 })),
  village: some(fc.constantFrom('430223', '430223103', '430223103213', '430221101201', '430212101201')), guardianPhone: some(fc.constantFrom('13900000001', '0731-5555555 转 12')),
})).map(([who, rest]) => ({ ...rest, ...who }));
