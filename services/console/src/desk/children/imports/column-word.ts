import { childWords } from '../../../shared/words/children';

/** The head of a column, by its field. */
export const columnWord = (field: string): string => (field === '' ? childWords.imports.wholeRow : (childWords.codes.rowField as Readonly<Record<string, string>>)[field] ?? field);
