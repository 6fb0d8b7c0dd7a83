/** Fewer characters that are no blanks are guessed. */
const LEAST_CHARACTERS = 12;
/** Guesses are made of words, rows of keys and years; what is made of few of them is guessed soon, however long it is. */
const LEAST_EFFORT = 9;
const WORD = 3;
const PART_OF_ACCOUNT = 1;
const ROW = 2;

const KEY_ROWS = ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./', '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.', '0p;/', 'abcdefghijklmnopqrstuvwxyz'];
const ROWS = KEY_ROWS.flatMap((row) => [row, [...row].toReversed().join('')]);
const SIGNS_FOR_LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** As it counts: blanks, capitals and full width make no password another. */
export const plainPassword = (password: string): string => password.normalize('NFKC').replaceAll(/[\s\p{C}]/gu, '').toLowerCase();

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What of a password is held against. `common`: words that many people have as theirs. */
export interface Weighing { readonly account: string; readonly old: string; readonly common: ReadonlySet<string> }

/** Whether a password is too short, the old one, made of the account, or of what many people have as theirs. */
export function isWeak(password: string, { account, old, common }: Weighing): boolean {
  const plain = plainPassword(password);
  const [own, letters] = [lettersOf(account.toLowerCase()), lettersOf(plain)];
  if ([...plain].length < LEAST_CHARACTERS || plain === plainPassword(old)) return true;
  if (plain.includes(account) || (own !== '' && (letters.includes(own) || letters.includes([...own].toReversed().join(''))))) return true;
  return effortOf(plain, common, account.split(/[.-]/).filter((part) => part.length > 2)) < LEAST_EFFORT;
}

/** The least that whoever guesses must put together: a word, a row of keys or a year at a time, else sign by sign. What is repeated costs little more. */
function effortOf(plain: string, common: ReadonlySet<string>, parts: readonly string[]): number {
  const unit = repeated(plain);
  if (unit !== undefined) return effortOf(unit, common, parts) + ROW;
  const best = [0];
  for (let end = 1; end <= plain.length; end += 1) {
    let least = (best[end - 1] ?? 0) + 1;
    for (let from = 0; from <= end - 3; from += 1) least = Math.min(least, (best[from] ?? 0) + costOf(plain.slice(from, end), common, parts));
    best.push(least);
  }
  return best[plain.length] ?? 0;
}

function costOf(piece: string, common: ReadonlySet<string>, parts: readonly string[]): number {
  if (parts.includes(piece)) return PART_OF_ACCOUNT;
  if (/^(.)\1+$/.test(piece) || ROWS.some((row) => row.includes(piece)) || /^(?:19|20)\d\d$/.test(piece)) return ROW;
  if (piece.length < 4) return piece.length;
  const spelled = piece.replaceAll(/[013457@$!]/g, (sign) => SIGNS_FOR_LETTERS[sign] ?? sign);
  return common.has(piece) || common.has(spelled) ? WORD : piece.length;
}

/** What a text is made of, when it is the same twice or more, the last time perhaps cut short. */
function repeated(plain: string): string | undefined {
  for (let length = 1; length * 2 <= plain.length; length += 1) {
    if (plain.slice(length) === plain.slice(0, -length)) return plain.slice(0, length);
  }
  return undefined;
}
