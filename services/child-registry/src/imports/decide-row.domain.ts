import type { PlainDate } from '@referrals/calendar';
import { completedOn } from '../child/age.domain.js';
import { typedIn, type CellValue } from './cell.domain.js';
import { COLUMNS, type RowField, type RowValues } from './columns.domain.js';
import { importRow, type RowAnswer } from './import-row.domain.js';
import { readBirthDate } from './read-birth-date.domain.js';
import type { RowCells } from './read-cells.domain.js';
import type { MatchedFile, RowFacts, RowWork } from './row-work.domain.js';

interface Fault { readonly column: string; readonly code: string }

/** As the import kit takes a decision on a row. */
export interface RowVerdict {
  readonly action: string;
  readonly faults: readonly Fault[];
  readonly values?: RowWork;
  readonly hand?: 'WAITS' | 'DECIDED';
}

export interface RowQuestion {
  readonly cells: RowCells;
  readonly lastVisit: CellValue;
  readonly facts: RowFacts;
  readonly today: PlainDate;
  /** First age at which a category no longer holds. */
  readonly untilAge: (category: string) => number;
}

/** What becomes of a row, on what the registry says today and on what a person said of it. Pure: asked when it is checked and again when it is applied. */
export function decideRow(asked: RowQuestion): RowVerdict {
  const { cells, facts: { file, clash, choice, alike }, today } = asked;
  const answer = importRow({ today, cells, current: file?.values, baseline: file?.agreed, possible: alike });
  const faults = faultsOf(answer, asked);
  if (faults.length > 0) return { action: 'ERROR', faults };
  if (choice?.choice === 'SKIP') return { action: 'SKIP', faults: [], hand: 'DECIDED' };
  if (file === undefined && choice?.choice === 'SAME_AS') return waits([{ column: '', code: 'NOT_FOUND' }]);
  if (clash && choice?.choice !== 'SAME_AS') return waits([{ column: '', code: 'MATCH_CONFLICT' }]);
  if (file === undefined) return opening(answer, asked);
  return file.active ? changing(answer, file, asked) : waits([{ column: '', code: 'FILE_ENDED' }]);
}

const waits = (faults: readonly Fault[]): RowVerdict => ({ action: 'REVIEW', faults, hand: 'WAITS' });

function faultsOf(answer: RowAnswer, { facts: { inArea, elsewhere, file }, lastVisit, today, untilAge }: RowQuestion): Fault[] {
  const read = answer.errors.map(({ column, code }) => ({ column: COLUMNS.find(({ header }) => header === column)?.field ?? '', code }));
  const visit = file === undefined ? readLastVisit(lastVisit) : undefined;
  const tooOld = fresh(answer.values, file).filter((code) => answer.values.birthDate !== undefined && completedOn(answer.values.birthDate, untilAge(code)) <= today);
  const holds: readonly (readonly [boolean, string, string])[] = [
    [!inArea, 'village', 'OUT_OF_SCOPE'], [elsewhere, 'idNumber', 'CHILD_ON_FILE_ELSEWHERE'], [tooOld.length > 0, 'categories', 'CATEGORY_AGE'],
    [visit === 'UNREADABLE', 'lastVisitOn', 'INVALID_DATE'], [visit !== 'UNREADABLE' && visit !== undefined && visit > today, 'lastVisitOn', 'DATE_IN_FUTURE'],
  ];
  return [...read, ...holds.flatMap(([is, column, code]) => (is ? [{ column, code }] : []))];
}

/** Categories the row says and the file does not have. */
const fresh = ({ categories = [] }: RowValues, file: MatchedFile | undefined): string[] => categories.filter((code) => file?.values.categories?.includes(code) !== true);

export function readLastVisit(cell: CellValue): PlainDate | 'UNREADABLE' | undefined {
  const typed = typedIn(cell);
  if (typed === undefined) return undefined;
  const read = readBirthDate(typed);
  return 'value' in read ? read.value : 'UNREADABLE';
}

function opening({ action, values }: RowAnswer, { facts: { choice }, lastVisit }: RowQuestion): RowVerdict {
  const decided = choice?.choice === 'CREATE';
  if (action === 'REVIEW' && !decided) return waits([{ column: '', code: 'CHILD_MAYBE_ON_FILE' }]);
  const visit = readLastVisit(lastVisit);
  const work: RowWork = { is: 'OPEN', values, lastVisitOn: visit === 'UNREADABLE' ? undefined : visit };
  return { action: 'CREATE', faults: [], values: work, ...(decided ? { hand: 'DECIDED' as const } : {}) };
}

function changing({ action, values, changes }: RowAnswer, file: MatchedFile, { facts: { choice } }: RowQuestion): RowVerdict {
  const conflicts = changes.filter(({ kind }) => kind === 'CONFLICT').map(({ field }) => field);
  if (conflicts.length > 0 && choice === undefined) return waits(conflicts.map((column) => ({ column, code: 'IMPORT_CONFLICT' })));
  const taken = conflicts.filter((field) => choice?.choice === 'TAKE_THEIRS' && (choice.takes === null || choice.takes.includes(field)));
  const take = changes.filter(({ field, kind }) => kind === 'FILL' || kind === 'UPDATE' || taken.includes(field)).map(({ field }) => field);
  // Where ours is kept, theirs is what was last agreed on, or what a person saw and did not take: it is no conflict the next time.
  const baseline = { ...file.agreed, ...pick(values, COLUMNS.map(({ field }) => field).filter((field) => values[field] !== undefined)) };
  const nothing = take.length === 0 && JSON.stringify(ordered(baseline)) === JSON.stringify(ordered(file.agreed));
  return {
    action: choice === undefined ? action : choice.choice, faults: [], ...(nothing ? {} : { values: { is: 'CHANGE', file, take, values, baseline } }),
    ...(choice === undefined ? {} : { hand: 'DECIDED' as const }),
  };
}

export const pick = (values: RowValues, fields: readonly RowField[]): RowValues => Object.fromEntries(fields.map((field) => [field, values[field]]));
const ordered = (values: RowValues): unknown[] => COLUMNS.map(({ field }) => values[field] ?? null);
