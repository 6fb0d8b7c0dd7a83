import type { PlainDate } from '@referrals/calendar';
import type { RowField, RowValues } from './columns.domain.js';

/** What a person decides on a row that waits. */
export const ROW_CHOICES = ['TAKE_THEIRS', 'KEEP_OURS', 'CREATE', 'SAME_AS', 'SKIP'] as const;
export interface RowChoice {
  readonly choice: (typeof ROW_CHOICES)[number];
  /** Of SAME_AS. */
  readonly child: string | null;
  /** Of a conflict decided field by field: those that are taken; null: all, or none. */
  readonly takes: readonly string[] | null;
}

/** The file a row is of, as it stood when the row was looked at. */
export interface MatchedFile {
  readonly id: string;
  readonly version: number;
  readonly active: boolean;
  readonly values: RowValues;
  /** What both sides held when they last agreed. */
  readonly agreed: RowValues;
  /** The guardian whose name and phone `values` has. */
  readonly guardian: string | null;
}

/** What a row is decided on beside its cells. */
export interface RowFacts {
  /** Whether the place the row names, if it names one, is the sender's. */
  readonly inArea: boolean;
  readonly file: MatchedFile | undefined;
  /** System number and ID number are those of two files. */
  readonly clash: boolean;
  /** Its ID number is on file where the sender does not see. */
  readonly elsewhere: boolean;
  /** Files that may be the child's, wherever they are. */
  readonly alike: number;
  readonly choice: RowChoice | undefined;
}

/** What is done with a row. `baseline`: what both sides hold afterwards. */
export type RowWork =
  | { readonly is: 'OPEN'; readonly values: RowValues; readonly lastVisitOn: PlainDate | undefined }
  | { readonly is: 'CHANGE'; readonly file: MatchedFile; readonly take: readonly RowField[]; readonly values: RowValues; readonly baseline: RowValues };
