import type { StaffPrincipal } from '@referrals/auth';
import type { PlainDate } from '@referrals/calendar';
import type { Change, TrailAction, TrailFacts } from '@referrals/database';
import type { SensitiveRows } from '@referrals/service-kit';
import type { CandidateState } from './candidate-state.js';

/** A candidate whose head is held, for one move of it. */
export interface Moving extends CandidateState {
  readonly change: Change;
  readonly today: PlainDate;
  readonly viewer: StaffPrincipal;
  readonly sensitive: SensitiveRows;
  /** A link of the trail: ids, places and codes alone. */
  readonly record: (action: TrailAction, facts?: TrailFacts) => void;
}
