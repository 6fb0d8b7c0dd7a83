const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** True when a 统一社会信用代码 is well formed and its check character fits (GB 32100: weights 3^n mod 31). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
