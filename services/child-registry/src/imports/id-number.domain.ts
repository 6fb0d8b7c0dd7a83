import { isDayOfOurs, type PlainDate } from '@referrals/calendar';
import { checkCharacter, normalIdNumber } from '@referrals/policy';
import type { Read, Typed } from './cell.domain.js';

/** A citizen's ID number (GB 11643) as reports take it. Its region is not looked up: old codes stay valid for life. */
export function readIdNumber({ plain, number }: Typed): Read<string> {
  // A spreadsheet keeps fifteen digits of a number: the last three are gone.
  if (number !== undefined) return { fault: 'ID_NUMBER_AS_NUMBER' };
  const value = normalIdNumber(plain);
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return { fault: 'ID_NUMBER_FORM' };
  if (!isDayOfOurs(saidBy(value).birthDate)) return { fault: 'ID_NUMBER_BIRTH_DATE' };
  return checkCharacter(value.slice(0, -1)) === value.at(-1) ? { value } : { fault: 'ID_NUMBER_CHECK' };
}

/** What a valid ID number says of who has it. */
export function saidBy(idNumber: string): { readonly birthDate: PlainDate; readonly sex: 'MALE' | 'FEMALE' } {
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}` as PlainDate;
  return { birthDate, sex: Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE' };
}
