import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Ids, Int, Moment, OneOf, PageOf, PageQuery, Part, Parts, Text, Texts } from '@referrals/service-kit';
import { ChildCard } from '../child/child.dto.js';
import { Line, Reason } from '../fields.js';
import { PAIR_CLASSES, PAIR_STATES, type Pair } from './pair.entity.js';
import { PAIR_ACTIONS, type PairAction } from './pair.moves.domain.js';

const nullable = true;
export const MADE_KINDS = ['ACT', 'PROBLEM', 'HELP', 'NOTE'] as const;

/** A record that was made on the primary since two files were linked. */
export class MadeSince {
  @OneOf(MADE_KINDS) kind!: (typeof MADE_KINDS)[number];
  @IdField() id!: string;
  @Day() on!: PlainDate;
}

/** 疑似重复, side by side; a file that the caller does not see is null. */
export class PairView {
  @IdField() id!: string;
  @Int() version!: number;
  @OneOf(PAIR_STATES) state!: Pair['state'];
  @OneOf(PAIR_CLASSES) class!: Pair['class'];
  @Int() score!: number;
  @Texts() reasons!: string[];
  @Moment() foundAt!: Instant;
  @IdField({ nullable }) primary!: string | null;
  @Text({ nullable, description: 'Why they were told apart' }) reason!: string | null;
  @Part(() => ChildCard, { nullable }) a!: ChildCard | null;
  @Part(() => ChildCard, { nullable }) b!: ChildCard | null;
  @Codes(PAIR_ACTIONS) allowedActions!: PairAction[];
}

export class PairWhole extends PairView {
  @Parts(() => MadeSince, { description: 'Of a linked pair: whoever takes it apart says which belong to the other file' }) since!: MadeSince[];
}

export class PairPage extends PageOf(() => PairView) {}

export class PairQuery extends PageQuery {
  @OneOf(PAIR_STATES, { optional: true }) state: Pair['state'] = 'SUGGESTED';
}

export class LinkPairBody { @IdField({ description: 'The file that answers for both' }) primary!: string }
export class DifferentBody { @Line({ optional: true }) reason?: string }

export class UnlinkPairBody {
  @Reason() reason!: string;
  @Ids({ max: 200, optional: true, description: 'Records made on the primary since that belong to the other file; none unless said' }) toOther?: string[];
}
