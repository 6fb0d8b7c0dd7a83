/** What a person can be looked up by, exactly. */
export const LOOKED_UP_BY = ['ID_NUMBER', 'PHONE', 'NAME'] as const;
export type LookedUpBy = (typeof LOOKED_UP_BY)[number];

/** A number of fewer digits is no telephone's. */
const LEAST_PHONE_DIGITS = 7;
/** So long is a mobile number; what stands before it is a country's. */
const PHONE_DIGITS = 11;

/** An ID number as typed (full-width digits, blanks, hyphens, small x, what nobody sees) in its one form. */
export function normalIdNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\p{Pd}−.·\p{Default_Ignorable_Code_Point}]/gu, '').toUpperCase();
}

/** A telephone number's last eleven digits; undefined where there are fewer than seven. */
export function normalPhone(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '').slice(-PHONE_DIGITS);
  return digits.length < LEAST_PHONE_DIGITS ? undefined : digits;
}

/** A name's letters and digits, in capitals; undefined where there are none. */
export function normalName(typed: string): string | undefined {
  return typed.normalize('NFKC').replaceAll(/[\p{Default_Ignorable_Code_Point}\uA78F]|[^\p{L}\p{N}]/gu, '').toUpperCase() || undefined;
}

/** Equal forms mean the same value, however it was typed; undefined: nothing can be looked up by it. */
export function normalForm(kind: LookedUpBy, typed: string): string | undefined {
  if (kind === 'ID_NUMBER') return normalIdNumber(typed) || undefined;
  return kind === 'PHONE' ? normalPhone(typed) : normalName(typed);
}
