/** The words of the province's columns, and our codes. Of several for one code the first is written. */
export const CATEGORY_WORDS: ReadonlyMap<string, string> = new Map([
  ['农村留守儿童', 'LEFT_BEHIND'], ['留守儿童', 'LEFT_BEHIND'], ['困境儿童', 'IN_DIFFICULTY'], ['孤儿', 'ORPHAN'], ['社会散居孤儿', 'ORPHAN'],
  ['事实无人抚养儿童', 'DE_FACTO_UNSUPPORTED'], ['流动儿童', 'MIGRANT'],
]);

export const SEX_WORDS: ReadonlyMap<string, 'MALE' | 'FEMALE'> = new Map([['男', 'MALE'], ['女', 'FEMALE'], ['M', 'MALE'], ['F', 'FEMALE'], ['1', 'MALE'], ['2', 'FEMALE']]);

/** The word that is written for a code; the code itself where there is none. */
export const wordFor = (words: ReadonlyMap<string, string>, code: string): string => [...words].find(([, meant]) => meant === code)?.[0] ?? code;

/** How a person says that there is nothing to say. */
export const BLANK_WORDS: ReadonlySet<string> = new Set(['', '无', '—', '-', '/', '不详', '未知']);
