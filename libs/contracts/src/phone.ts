/** Digits in groups with brackets, blanks and strokes; then perhaps an extension. */
const NUMBER = /^(\+?\(?\+?[0-9][0-9 ()-]{4,23})(?:\s*(?:转|分机|#|x|ext\.?)\s*[0-9]{1,6})?$/i;

/** A telephone number as people write it, in half width without what nobody sees; undefined where it is not one number. */
export function readPhone(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '').replaceAll(/[\p{Pd}−]/gu, '-').trim();
  return NUMBER.test(plain) && phoneDigits(plain).length >= 5 ? plain : undefined;
}

/** The digits of a number that was read, without its extension. */
export const phoneDigits = (read: string): string => (NUMBER.exec(read)?.[1] ?? '').replaceAll(/\D/g, '');
