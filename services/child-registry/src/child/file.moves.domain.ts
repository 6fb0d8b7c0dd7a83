import type { PlainDate } from '@referrals/calendar';
import { CHILD_STATES, type ChildEnd, type ChildState } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from './office.domain.js';

/** What of a file its moves ask. */
export interface FileToMove {
  readonly state: ChildState;
  readonly version: number;
  /** Without a category in force. */
  readonly categories: readonly string[];
  readonly endReason: ChildEnd | null;
}

interface Asker { readonly office: Office }

export const FILE_ACTIONS = ['correct', 'end', 'reopen'] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

const anybody = (): boolean => true;
const county = (_: FileToMove, { office }: Asker): boolean => isAtLeast(office, 'COUNTY');

/** Moves of a file. The township ends what has left its categories; all other ends are the county's. */
export const fileMoves = new Moves<FileToMove, Asker, FileAction>({
  states: CHILD_STATES, initial: ['ACTIVE'], actions: FILE_ACTIONS,
  rows: [
    { action: 'correct', from: ['ACTIVE', 'ENDED'], to: 'UNCHANGED', may: anybody },
    { action: 'end', from: ['ACTIVE'], to: 'ENDED', may: (file, by) => county(file, by) || (isAtLeast(by.office, 'TOWNSHIP') && file.categories.length === 0) },
    { action: 'reopen', from: ['ENDED'], to: 'ACTIVE', may: county },
  ],
  system: [{ action: 'age-out', from: ['ACTIVE'], to: 'ENDED' }, { action: 'link', from: ['ACTIVE', 'ENDED'], to: 'LINKED' }],
});

/** Of a child that is eighteen, or died, a file is opened again only where that day was wrong. */
export function isReopenable(endReason: ChildEnd | null, { wasWrong, eighteenOn, today }: { readonly wasWrong: boolean; readonly eighteenOn: PlainDate | undefined; readonly today: PlainDate }): boolean {
  if (endReason === 'AGED_18') return eighteenOn === undefined || eighteenOn > today;
  return endReason !== 'DIED' || wasWrong;
}
