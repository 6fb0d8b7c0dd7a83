import { normalName } from '../people/normal-form.js';
import { SYLLABLES } from './syllables.js';

/** How characters are read as a surname, where that is not how they are read most often. */
const AS_SURNAME: Readonly<Record<string, string>> = {
  单: 'shan', 曾: 'zeng', 仇: 'qiu', 解: 'xie', 查: 'zha', 区: 'ou', 朴: 'piao', 盖: 'ge', 乐: 'yue', 缪: 'miao', 翟: 'zhai', 召: 'shao', 员: 'yun', 折: 'she',
  种: 'chong', 秘: 'bi', 黑: 'he', 繁: 'po', 祭: 'zhai', 隗: 'wei', 郗: 'chi', 卜: 'bu', 覃: 'qin', 尉迟: 'yu chi', 万俟: 'mo qi', 长孙: 'zhang sun', 澹台: 'tan tai',
};

/** Stands in the place of a name that nobody knows, behind all names. */
export const NO_NAME = '~';

const readings = new Map(SYLLABLES.flatMap((entry) => {
  const syllable = /^[a-z]+/.exec(entry)?.[0] ?? '';
  return Array.from(entry.slice(syllable.length), (character) => [character, syllable] as const);
}));

/**
 * The syllables of a name in small letters, one blank between them: `zhang xiao yu`. ü is v. Letters stay together as a word; a character
 * nobody reads stays itself. Undefined where nothing of the name is left.
 */
export function pinyinOf(name: string): string | undefined {
  const plain = normalName(name)?.toLowerCase();
  if (plain === undefined) return undefined;
  const surname = [plain.slice(0, 2), plain.slice(0, 1)].find((one) => one in AS_SURNAME) ?? '';
  const rest = Array.from(plain.slice(surname.length), (character) => {
    const reading = readings.get(character);
    return reading === undefined ? character : ` ${reading} `;
  });
  return [AS_SURNAME[surname] ?? '', ' ', ...rest].join('').replaceAll(/\s+/g, ' ').trim();
}

/**
 * What a search types, characters or letters, as the beginning of `pinyinOf`: `张xi` is `zhang xi`. Letters that are no whole syllables
 * are taken as typed.
 */
export const pinyinTyped = (typed: string): string | undefined =>
  (/^[\p{ASCII}\s]*$/u.test(typed) ? typed.trim().toLowerCase().replaceAll(/\s+/g, ' ') || undefined : pinyinOf(typed));

/** First letters of the syllables of a place's name, by which people find it in a list: 攸县 is `yx`. A character nobody reads is left out. */
export const initialsOf = (name: string): string => Array.from(name.normalize('NFKC').toLowerCase(), (character) => (readings.get(character) ?? character).slice(0, 1))
  .filter((letter) => /[a-z0-9]/.test(letter)).join('');
