import { idNumberFault, normalIdNumber } from '@referrals/policy';
import type { Read, Typed } from './cell.domain.js';

/** A citizen's ID number (GB 11643) as reports take it. Its region is not looked up: old codes stay valid for life. */
export function readIdNumber({ plain, number }: Typed): Read<string> {
  // A spreadsheet keeps fifteen digits of a number: the last three are gone.
  if (number !== undefined) return { fault: 'ID_NUMBER_AS_NUMBER' };
  const value = normalIdNumber(plain);
  const fault = idNumberFault(value);
  return fault === undefined ? { value } : { fault };
}
