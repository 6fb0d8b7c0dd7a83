import type { Instant, Pause } from '@referrals/calendar';
import type { DutyPack, DutyRow, Step } from '../pack/duty-pack.js';

export type DutyState = 'OPEN' | 'MET' | 'MET_LATE' | 'VOID';
export type VoidReason = 'VOIDED' | 'RESTARTED' | 'WAIVED';

/** A step that fired, with the time it was due at: whatever moves later, it stays. */
export interface FiredStep { readonly step: string; readonly at: Instant }

/**
 * What a desk owes about one subject by a date. Paused and overdue are not kept: they follow from these and the time of asking, so that
 * no row changes because time passes.
 */
export interface Duty {
  readonly id: string;
  /** Id of its row. */
  readonly clock: string;
  /** The row it was made by, and the ladder: a later revision of the pack moves nothing that runs. */
  readonly row: DutyRow;
  readonly ladder: readonly Step[];
  /** `pack` of the revision that row is of. */
  readonly pack: DutyPack['pack'];
  readonly subject: string;
  /** Whose desk owes: the id that `owner` is the desk of; after a join, the id it follows. */
  placeKey: string;
  /** The desk that owes, now or when it ended. Undefined only while no event has told any. */
  owner: string | undefined;
  readonly triggerEvent: string;
  since: Instant;
  extension?: string;
  pauses: Pause[];
  dueAt: Instant;
  /** Computed for a year whose working days are not announced: it is computed again when they are. */
  provisional: boolean;
  state: DutyState;
  /** When it was done, as told. */
  metAt?: Instant;
  /** Done in time, and told when the time was over. */
  recordedLate?: boolean;
  reason?: VoidReason;
  /** When the event that ended it was made. */
  closedAt?: Instant;
  steps: FiredStep[];
  /** Staff id to whom it is shown first. */
  readonly person?: string;
}

export const isPaused = ({ state, pauses }: Duty, now: Instant): boolean =>
  state === 'OPEN' && pauses.some(({ from, to }) => from <= now && (to === undefined || now < to));

export const isOverdue = (duty: Duty, now: Instant): boolean => duty.state === 'OPEN' && !isPaused(duty, now) && now >= duty.dueAt;
