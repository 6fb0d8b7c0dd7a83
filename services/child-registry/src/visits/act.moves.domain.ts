import { addMillis, daysBetween, type Instant, type PlainDate } from '@referrals/calendar';
import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

export interface ActToMove {
  readonly state: 'RECORDED' | 'VOID';
  readonly version: number;
  /** It was written late, and nobody else stands for it yet. */
  readonly waits: boolean;
  /** Who wrote it, and when. */
  readonly by: string | null;
  readonly recordedAt: Instant;
}

interface Asker { readonly office: Office; readonly staff: string | undefined; readonly now: Instant }

export const ACT_ACTIONS = ['confirm', 'void'] as const;
export type ActAction = (typeof ACT_ACTIONS)[number];

/** Whoever wrote an act takes it back alone within a day. */
const OWN_VOID_MS = 86_400_000;
const isFreshOwn = ({ by, recordedAt }: ActToMove, { staff, now }: Asker): boolean => by !== null && by === staff && now <= addMillis(recordedAt, OWN_VOID_MS);

/** What was written late counts when somebody else stands for it; what is void stays, and counts no longer. */
export const actMoves = new Moves<ActToMove, Asker, ActAction>({
  states: ['RECORDED', 'VOID'], initial: ['RECORDED'], actions: ACT_ACTIONS,
  rows: [
    { action: 'confirm', from: ['RECORDED'], to: 'UNCHANGED', when: ({ waits }) => waits, may: ({ by }, { office, staff }) => isAtLeast(office, 'TOWNSHIP') && by !== staff },
    { action: 'void', from: ['RECORDED'], to: 'VOID', may: (act, by) => isFreshOwn(act, by) || isAtLeast(by.office, 'TOWNSHIP') },
  ],
});

interface Written { readonly state: ActToMove['state']; readonly onDay: PlainDate; readonly recordedOn: PlainDate; readonly recordedAt: Instant; readonly confirmedAt: Instant | null; readonly byStaff: string | null }

/** An act as its moves ask; `lateEntryDays`: later than so many days after its day it waits. */
export const actToMove = ({ state, onDay, recordedOn, recordedAt, confirmedAt, byStaff }: Written, lateEntryDays: number): ActToMove =>
  ({ state, version: 0, waits: state === 'RECORDED' && confirmedAt === null && daysBetween(onDay, recordedOn) > lateEntryDays, by: byStaff, recordedAt });
