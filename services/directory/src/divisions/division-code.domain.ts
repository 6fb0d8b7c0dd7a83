import type { DivisionLevel } from '@referrals/contracts';

/** The published form: twelve digits. Takes 2, 4, 6, 9 or 12 digits; undefined for anything else. */
export function fullCode(code: string): string | undefined {
  return /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code) ? code.padEnd(12, '0') : undefined;
}

/** As short as people write it: 6 digits down to the county, 9 for a township, 12 for a village. */
export function shortCode(code: string): string {
  if (!code.endsWith('000')) return code;
  return code.endsWith('000000') ? code.slice(0, 6) : code.slice(0, 9);
}

export function levelOf(code: string): DivisionLevel {
  if (code.endsWith('0000000000')) return 'PROVINCE';
  if (code.endsWith('00000000')) return 'CITY';
  if (code.endsWith('000000')) return 'COUNTY';
  return code.endsWith('000') ? 'TOWNSHIP' : 'VILLAGE';
}

/** The code one level up, or undefined for a province. */
export function parentOf(code: string): string | undefined {
  const keep = { PROVINCE: 0, CITY: 2, COUNTY: 4, TOWNSHIP: 6, VILLAGE: 9 }[levelOf(code)];
  return keep === 0 ? undefined : code.slice(0, keep).padEnd(12, '0');
}

/**
 * Whether a text can be a desk's jurisdiction: 2 to 12 digits, the leading ones of the codes it answers for. Padded forms are
 * refused: `430223000000` or `430200` would cover the bare code alone and none of the places in it.
 */
export function isJurisdiction(prefix: string): boolean {
  if (!/^[0-9]{2,12}$/.test(prefix)) return false;
  if (prefix.length <= 6) return prefix.length % 2 === 1 || prefix.length === 2 || !prefix.endsWith('00');
  return !prefix.endsWith('000');
}
