import type { PlainDate } from '@referrals/calendar';
import { CANDIDATE_OUTCOMES, type CandidateOutcome } from '@referrals/contracts';
import { Day, IdField, OneOf, Parts, PlaceCode, YesNo } from '@referrals/service-kit';
import { Line, Place, Reason, Said, STORY } from '../fields.js';

const optional = true;

export class AssignBody {
  @PlaceCode({ description: 'Township or village that is to look; the county itself with its six digits' }) place!: string;
  @YesNo({ optional, description: 'Village and township see what kind it is' }) showKind?: boolean;
}

export class ReturnCandidateBody {
  @Reason() reason!: string;
}

/** Somebody went and found nobody. */
export class TryBody {
  @Day() on!: PlainDate;
  @Line() how!: string;
}

export class ConcludeBody {
  @OneOf(CANDIDATE_OUTCOMES) outcome!: CandidateOutcome;
  @IdField({ optional, description: 'Of OPENED and ON_FILE' }) childId?: string;
  @Place({ description: 'Of ELSEWHERE' }) place?: string;
  @Line({ optional, description: 'Of ELSEWHERE: by which paper it was sent on' }) paper?: string;
  @IdField({ optional, description: 'Of DUPLICATE: the other candidate' }) duplicateOf?: string;
  @Parts(() => TryBody, { optional, max: 10, description: 'Of NOT_FOUND: two at least' }) tries?: TryBody[];
  @Said(STORY, { optional, description: 'Of NOT_ELIGIBLE and WRONG_DATA: why' }) note?: string;
}

export class ReopenCandidateBody {
  @Reason() reason!: string;
}
