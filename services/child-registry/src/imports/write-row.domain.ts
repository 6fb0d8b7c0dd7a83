import { COLUMNS, type RowField, type RowValues } from './columns.domain.js';
import { CATEGORY_WORDS, SEX_WORDS, wordFor } from './words.domain.js';

/** What we hold, in the cells of the province's file, by header: read again it says the same. What we do not have is left out. */
export function writeRow(values: RowValues): Record<string, string> {
  return Object.fromEntries(COLUMNS.flatMap(({ field, header }) => {
    const text = textOf(field, values);
    return text === '' ? [] : [[header, text]];
  }));
}

function textOf(field: RowField, values: RowValues): string {
  const value = values[field] ?? '';
  if (typeof value !== 'string') return value.map((code) => wordFor(CATEGORY_WORDS, code)).join('、');
  return field === 'sex' ? wordFor(SEX_WORDS, value) : value;
}
