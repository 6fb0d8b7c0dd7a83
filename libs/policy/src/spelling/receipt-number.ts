import { shanghaiDate, type Instant } from '@referrals/calendar';
import { plainSigns } from './plain-signs.js';

/**
 * The check character of a row of digits by ISO 7064 MOD 11-2 (`0`–`9`, `X`): it notices every single wrong character and every
 * two neighbours exchanged.
 */
export function checkCharacter(digits: string): string {
  let product = 0;
  for (const digit of digits) product = ((product + Number(digit)) * 2) % 11;
  const check = (12 - product) % 11;
  return check === 10 ? 'X' : String(check);
}

/** `2605-0000-1238`: year and month of filing in China, a running number, the check character; in groups of four. */
export function receiptNumber(sequence: number, filedAt: Instant): string {
  const day = shanghaiDate(filedAt);
  const digits = `${day.slice(2, 4)}${day.slice(5, 7)}${String(sequence).padStart(7, '0')}`;
  return `${digits}${checkCharacter(digits)}`.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A number as somebody typed or read it, in its one form; undefined when its form is wrong or the check character does not fit. */
export function readReceiptNumber(typed: string): string | undefined {
  const plain = plainSigns(typed).replace('×', 'X');
  if (!/^\d{11,20}[\dX]$/.test(plain) || checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return undefined;
  return plain.replaceAll(/(.{4})(?=.)/g, '$1-');
}
