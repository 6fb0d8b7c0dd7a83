import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Ids, Int, Moment, OneOf, PageOf, PageQuery, Parts, PlaceCode, Text } from '@referrals/service-kit';
import { Line, Reason, Said, STORY } from '../fields.js';
import { ITEM_ACTIONS, ITEM_STATES, type ItemAction, type ItemState } from './item.moves.domain.js';
import { FINDINGS, METHODS, SPOT_CHECK_STATES, type Finding, type Method, type SpotCheckState } from './spot-check.entity.js';

const nullable = true;
const optional = true;

export class DrawBody {
  @PlaceCode({ description: 'Six digits' }) county!: string;
  @Line({ optional, description: 'Why a second one of the same half-year' }) reason?: string;
  @Int({ min: 1, max: 100, optional, description: 'Of a hundred files of each township' }) rate?: number;
  @Int({ min: 1, max: 1_000, optional, description: 'At least so many of each township' }) min?: number;
}

export class SpotCheckCard {
  @IdField() id!: string;
  @Text() county!: string;
  @Text({ description: '`2026H1`' }) half!: string;
  @OneOf(SPOT_CHECK_STATES) state!: SpotCheckState;
  @Int() version!: number;
  @Text({ description: '32 hexadecimal digits of the system’s random source' }) seed!: string;
  @Int() rate!: number;
  @Int() min!: number;
  @Int() frameSize!: number;
  @Text({ description: 'SHA-256 of the sorted ids of the frame, joined by newline' }) frameDigest!: string;
  @Int() drawn!: number;
  @Text({ nullable }) reason!: string | null;
  @Moment() drawnAt!: Instant;
  @Day({ nullable }) doneOn!: PlainDate | null;
}

export class SpotCheckPage extends PageOf(() => SpotCheckCard) {}

export class SpotCheckQuery extends PageQuery {
  @OneOf(SPOT_CHECK_STATES, { optional }) state?: SpotCheckState;
}

/** A file that was drawn. */
export class ItemView {
  @IdField() id!: string;
  @IdField() spotCheck!: string;
  @IdField() childId!: string;
  @Text() village!: string;
  @OneOf(ITEM_STATES) state!: ItemState;
  @Int() version!: number;
  @OneOf(METHODS, { nullable }) method!: Method | null;
  @Codes(FINDINGS) codes!: Finding[];
  @Text({ nullable }) note!: string | null;
  @Text({ nullable }) correction!: string | null;
  @Text({ nullable, description: 'Why it was sent back last' }) sentBack!: string | null;
  @Day({ nullable }) checkedOn!: PlainDate | null;
  @Day({ nullable }) correctedOn!: PlainDate | null;
  @Day({ nullable }) confirmedOn!: PlainDate | null;
  @Codes(ITEM_ACTIONS) allowedActions!: ItemAction[];
}

export class ItemPage extends PageOf(() => ItemView) {}

export class ItemQuery extends PageQuery {
  @OneOf(ITEM_STATES, { optional }) state?: ItemState;
}

export class FindingQuery extends PageQuery {
  @OneOf(['FINDING', 'CORRECTED', 'CONFIRMED'], { optional }) state?: ItemState;
}

export class FramedVillage {
  @Text() village!: string;
  @Ids({ max: 100_000 }) files!: string[];
}

/** All that could have been drawn: with the seed anybody draws the same. */
export class FrameView {
  @Text() seed!: string;
  @Int() rate!: number;
  @Int() min!: number;
  @Text() frameDigest!: string;
  @Parts(() => FramedVillage) villages!: FramedVillage[];
}

export class ResultBody {
  @OneOf(METHODS) method!: Method;
  @OneOf(['OK', 'FINDING']) result!: 'OK' | 'FINDING';
  @Codes(FINDINGS, { asSet: true, optional, description: 'Of a finding: at least one' }) codes?: Finding[];
  @Said(STORY, { optional }) note?: string;
}

export class CorrectItemBody {
  @Said(STORY, { description: 'What was put right' }) correction!: string;
}

export class SendItemBackBody {
  @Reason() reason!: string;
}
