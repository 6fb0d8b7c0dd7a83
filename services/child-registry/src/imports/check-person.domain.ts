import { completedYears, type PlainDate } from '@referrals/calendar';
import { ofIdNumber } from '@referrals/policy';
import type { CellFault } from './cell.domain.js';
import type { RowField, RowValues } from './columns.domain.js';
import type { CellsRead } from './read-cells.domain.js';

export type RowFaultCode = CellFault | 'DATE_IN_FUTURE' | 'BIRTH_DATE_MISMATCH' | 'SEX_MISMATCH' | 'NOT_A_MINOR';
export interface RowFault { readonly field: RowField; readonly code: RowFaultCode }

const MAJORITY = 18;

/**
 * Birth date, sex and ID number held against one another and against today. What a valid number says takes the place of a blank cell; it never
 * takes that of a cell that could not be read.
 */
export function checkPerson({ values, faults }: CellsRead, today: PlainDate): { readonly values: RowValues; readonly faults: readonly RowFault[] } {
  const { birthDate, sex, idNumber } = values;
  const said = idNumber === undefined ? undefined : ofIdNumber(idNumber);
  const filledBirth = birthDate === undefined && faults.birthDate === undefined ? said?.birthDate : undefined;
  const filledSex = sex === undefined && faults.sex === undefined ? said?.sex : undefined;
  const holds: readonly (readonly [boolean, RowField, RowFaultCode])[] = [
    [differ(sex, said?.sex), 'sex', 'SEX_MISMATCH'],
    [isAfter(filledBirth, today), 'idNumber', 'DATE_IN_FUTURE'],
    [birthDate === undefined && isOfAge(said?.birthDate, today), 'idNumber', 'NOT_A_MINOR'],
    [isAfter(birthDate, today), 'birthDate', 'DATE_IN_FUTURE'],
    [!isAfter(birthDate, today) && differ(birthDate, said?.birthDate), 'birthDate', 'BIRTH_DATE_MISMATCH'],
    [isOfAge(birthDate, today), 'birthDate', 'NOT_A_MINOR'],
  ];
  return {
    values: { ...values, ...(filledBirth === undefined ? {} : { birthDate: filledBirth }), ...(filledSex === undefined ? {} : { sex: filledSex }) },
    faults: holds.flatMap(([is, field, code]) => (is ? [{ field, code }] : [])),
  };
}

const differ = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other;
const isAfter = (day: PlainDate | undefined, today: PlainDate): boolean => day !== undefined && day > today;
const isOfAge = (birth: PlainDate | undefined, today: PlainDate): boolean => birth !== undefined && completedYears(birth, today) >= MAJORITY;
