import { isDayOfOurs, type PlainDate } from '@referrals/calendar';
import { isCreditCode } from '@referrals/contracts';
import { normalIdNumber } from './normal-form.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

export type IdNumberFault = 'ID_NUMBER_FORM' | 'ID_NUMBER_BIRTH_DATE' | 'ID_NUMBER_CHECK';

/** The check character of 17 digits (GB 11643: ISO 7064 MOD 11-2 by weights). */
export function idNumberCheck(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** What is wrong with a citizen's ID number, or undefined. Region codes are not looked up: old ones stay valid for life. */
export function idNumberFault(idNumber: string): IdNumberFault | undefined {
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return 'ID_NUMBER_FORM';
  if (!isDayOfOurs(birthDateIn(idNumber))) return 'ID_NUMBER_BIRTH_DATE';
  return idNumberCheck(idNumber) === idNumber[17] ? undefined : 'ID_NUMBER_CHECK';
}

const birthDateIn = (idNumber: string): string => `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** What a citizen's ID number says of who has it; undefined for what is none. */
export function ofIdNumber(typed: string): { readonly birthDate: PlainDate; readonly sex: 'MALE' | 'FEMALE' } | undefined {
  const idNumber = readIdNumber(typed);
  if (idNumber === undefined) return undefined;
  return { birthDate: birthDateIn(idNumber) as PlainDate, sex: Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE' };
}

/** An ID number as typed, in its one form; undefined for what is none: a passport, part of a number. */
export function readIdNumber(typed: string): string | undefined {
  const plain = normalIdNumber(typed);
  return idNumberFault(plain) === undefined ? plain : undefined;
}

/** A unified social credit code as typed, in its one form; undefined for what is none. */
export function readCreditCode(typed: string): string | undefined {
  const plain = normalIdNumber(typed);
  return isCreditCode(plain) ? plain : undefined;
}
