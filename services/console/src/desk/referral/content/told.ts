import { dayText, exactTime } from '../../../shared/dates';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { wordOf } from '../../../shared/words/word-of';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A time as it was told: a day, or a moment. */
export const timeTold = (at: string | null | undefined): string | undefined => (at === null || at === undefined ? undefined : DAY.test(at) ? dayText(at) : exactTime(at));
export const yesNo = (told: boolean | undefined): string | undefined => (told === undefined ? undefined : told ? work.content.yes : work.content.no);
/** Undefined where nothing was told. */
export const wordTold = (table: Readonly<Record<string, string>>, code: string | undefined): string | undefined => (code === undefined ? undefined : wordOf(table, code));
export const wordsTold = (table: Readonly<Record<string, string>>, codes: readonly string[] | undefined): string | undefined =>
  (codes === undefined || codes.length === 0 ? undefined : codes.map((code) => wordOf(table, code)).join(shared.comma));
/** What was said of one thing in several parts. */
export const joined = (...parts: readonly (string | undefined)[]): string | undefined => { const said = parts.filter((one) => one !== undefined && one !== ''); return said.length === 0 ? undefined : said.join(shared.comma); };
