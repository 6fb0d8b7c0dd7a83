/**
 * What nobody sees: zero width, direction marks, fillers, soft hyphens, tags. Variation selectors are not among them: they choose
 * how a character of a name is written.
 */
const INVISIBLE = /(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Blanks, what is invisible, and the two signs that only look empty. */
const BLANK = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\uFFFC]*$/u;

/** A name, a number or a code: in one form of Unicode (NFC), without what nobody sees. Doing it twice changes nothing. */
export const cleanLine = (text: string): string => text.replaceAll(INVISIBLE, '').normalize('NFC');

/** True for a text that says nothing. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** The text without what neither the database nor canonical JSON can hold: NUL goes, half a surrogate pair (a cut emoji) becomes U+FFFD. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

/** What a name is found by: its letters and digits, whatever dots, strokes and blanks stand between, in small letters. */
export const nameForm = (name: string): string => signsOf(signsOf(name).normalize('NFKC')).normalize('NFC').toLowerCase();
// Twice, for a sign may come apart into a blank and a mark.
const signsOf = (name: string): string => name.replaceAll(/[\p{Default_Ignorable_Code_Point}\uA78F]|[^\p{L}\p{M}\p{N}]/gu, '');
