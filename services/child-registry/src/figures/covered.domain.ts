import type { PlainDate } from '@referrals/calendar';
import type { Tier } from '../child/codes.domain.js';
import { holds, type Known, type Period } from '../child/period.domain.js';
import type { Rules } from '../pack/child-registry-pack.js';
import { contactsWith, isCredible, isVisit, type Absence, type Act } from '../visits/act.domain.js';
import type { TierDay } from '../visits/story.domain.js';
import type { CoverageInput, CoveredFile } from './coverage.domain.js';

/** What of a file bears on whether it was contacted and visited. */
export interface FileHistory {
  readonly id: string;
  readonly birthDate: Known<PlainDate>;
  readonly viaCaregiver: boolean;
  /** Those in which this village answered. */
  readonly spans: readonly Period[];
  readonly tiers: readonly TierDay[];
  readonly away: readonly Absence[];
  readonly acts: readonly Act[];
}

/** A village's file as `coverage` takes it, for one period. Away is whoever an absence that counts says to be, on the period's last day. */
export function coveredFile(village: string, file: FileHistory, { kind, to }: Pick<CoverageInput, 'kind' | 'to'>, { schedule }: Pick<Rules, 'schedule'>): CoveredFile {
  const isMet = kind === 'VISIT' ? isVisit : contactsWith(file, schedule);
  return {
    id: file.id, village, tier: tierOn(file.tiers, to), spans: file.spans,
    paused: file.away.some((one) => isCredible(one.from, one, schedule) && holds({ from: one.from, to: one.backOn }, to)),
    acts: file.acts.filter((act) => act.void !== true && isMet(act) && isCredible(act.on, act, schedule)).map(({ on }) => on),
  };
}

/** The tier that counts on a day; BASIC before any was set, as the schedule has it. */
function tierOn(tiers: readonly TierDay[], day: PlainDate): Tier {
  let last: TierDay | undefined;
  for (const one of tiers) if (one.on <= day && (last === undefined || one.on >= last.on)) last = one;
  return last?.tier ?? 'BASIC';
}
