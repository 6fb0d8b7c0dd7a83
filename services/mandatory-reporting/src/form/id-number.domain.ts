import { dayExists } from '@referrals/calendar';

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
  const birth = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!dayExists(birth) || birth < '1900-01-01') return 'ID_NUMBER_BIRTH_DATE';
  return idNumberCheck(idNumber) === idNumber[17] ? undefined : 'ID_NUMBER_CHECK';
}
