import type { Instant, PlainDate } from '@referrals/calendar';
import { CANDIDATE_OUTCOMES, CANDIDATE_STATES, type CandidateOutcome, type CandidateState } from '@referrals/contracts';
import { Codes, Day, IdField, Ids, Int, Moment, OneOf, PageOf, PageQuery, Part, Parts, PlaceText, Text, YesNo } from '@referrals/service-kit';
import { ABOUTS, KIND_CODES, SOURCE_AGENCIES, type About, type CandidateKind, type SourceAgency } from './candidate-kinds.domain.js';
import { CANDIDATE_ACTIONS, type CandidateAction } from './candidate.moves.domain.js';
import { MATCH_CLASSES, type MatchClass } from '../duplicates/match.domain.js';

const nullable = true;

/** A candidate in a list. What it is village and township see only where the county says so. */
export class CandidateCard {
  @IdField() id!: string;
  @OneOf(CANDIDATE_STATES) state!: CandidateState;
  @Int() version!: number;
  @OneOf(KIND_CODES, { nullable }) kind!: CandidateKind | null;
  @OneOf(ABOUTS) about!: About;
  @YesNo() urgent!: boolean;
  @Text() division!: string;
  @Text({ nullable, description: 'The place that is to look' }) assignedTo!: string | null;
  @Text({ nullable, description: 'Whom to look for; null also where it was forgotten' }) name!: string | null;
  @IdField({ nullable, description: 'The file whose child a campaign did not find' }) file!: string | null;
  @Moment() toldAt!: Instant;
  @Day() dueOn!: PlainDate;
  @OneOf(CANDIDATE_OUTCOMES, { nullable }) outcome!: CandidateOutcome | null;
  @IdField({ nullable }) childId!: string | null;
  @Codes(CANDIDATE_ACTIONS) allowedActions!: CandidateAction[];
}

export class CandidatePage extends PageOf(() => CandidateCard) {}

export class CandidateCountQuery {
  @OneOf(CANDIDATE_STATES, { optional: true }) state?: CandidateState;
  @PlaceText({ optional: true }) division?: string;
}

export class CandidateQuery extends PageQuery {
  @OneOf(CANDIDATE_STATES, { optional: true }) state?: CandidateState;
  @PlaceText({ optional: true }) division?: string;
}

export class CandidateCount {
  @OneOf(CANDIDATE_STATES) state!: CandidateState;
  @Int() count!: number;
  @Int() urgent!: number;
  @Int({ description: 'Not concluded in time' }) late!: number;
}

export class CandidateCounts {
  @Int() total!: number;
  @Parts(() => CandidateCount) counts!: CandidateCount[];
}

/** A file that may be the person's, or of the person's child. */
export class CandidateMatch {
  @IdField() childId!: string;
  @OneOf(MATCH_CLASSES) class!: MatchClass;
}

export class CandidateTryView {
  @Day() on!: PlainDate;
  @Text() how!: string;
}

/** What was told of it, for whom it is shown. */
export class CandidateTold {
  @OneOf(KIND_CODES) kind!: CandidateKind;
  @OneOf(SOURCE_AGENCIES) agency!: SourceAgency;
  @Day({ nullable }) since!: PlainDate | null;
  @Text({ nullable }) document!: string | null;
  @Text({ nullable }) note!: string | null;
}

export class CandidateView extends CandidateCard {
  @Text({ nullable, description: 'Whole for the county’s desk alone' }) idNumber!: string | null;
  @Text({ nullable }) phone!: string | null;
  @Part(() => CandidateTold, { nullable }) told!: CandidateTold | null;
  @Text({ nullable, description: 'Why it was given back last' }) returned!: string | null;
  @Text({ nullable }) answer!: string | null;
  @Text({ nullable }) elsewhere!: string | null;
  @Text({ nullable }) paper!: string | null;
  @IdField({ nullable }) duplicateOf!: string | null;
  @Parts(() => CandidateTryView) tries!: CandidateTryView[];
  @Parts(() => CandidateMatch, { description: 'Among the files that the viewer sees, as they are now' }) matches!: CandidateMatch[];
  @Ids({ max: 20, description: 'Other candidates of the same ID number' }) same!: string[];
}

/** What the desk that told it sees. */
export class ToldCandidate {
  @IdField() id!: string;
  @OneOf(KIND_CODES) kind!: CandidateKind;
  @Text() division!: string;
  @Moment() toldAt!: Instant;
  @YesNo() concluded!: boolean;
  @OneOf(['NOT_FOUND', 'WRONG_DATA'], { nullable, description: 'Only where what was told was wrong' }) outcome!: 'NOT_FOUND' | 'WRONG_DATA' | null;
}

export class ToldCandidates extends PageOf(() => ToldCandidate) {}

/** What became of a candidate by a move. */
export class MovedCandidate {
  @IdField() id!: string;
  @OneOf(CANDIDATE_STATES) state!: CandidateState;
  @Int() version!: number;
}
