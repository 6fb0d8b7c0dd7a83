import type { PlainDate } from '@referrals/calendar';
import { CHILD_CATEGORIES, type ChildCategory } from '@referrals/contracts';
import { Codes, Day, IdField, Int, OneOf, PageOf, PageQuery, Parts, Percent, PlaceCode, Text, Texts, YesNo } from '@referrals/service-kit';
import { Reason, Short } from '../fields.js';
import { CAMPAIGN_RESULTS, type CampaignResultCode } from './campaign.entity.js';
import { CAMPAIGN_ACTIONS, CAMPAIGN_STATES, PART_ACTIONS, PART_STATES, type CampaignAction, type CampaignState, type PartAction, type PartState } from './campaign.moves.domain.js';

const nullable = true;
/** More than any county has. */
const MOST_VILLAGES = 1_000;
const MOST_HOUSES = 100_000;

export class NewCampaign {
  @Short() title!: string;
  @PlaceCode({ description: 'Six digits' }) county!: string;
  @Day() opensOn!: PlainDate;
  @Day({ description: 'Its last day' }) closesOn!: PlainDate;
  @Codes(CHILD_CATEGORIES, { asSet: true, min: 1 }) categories!: ChildCategory[];
  @Texts({ pattern: /^[0-9]{12}$/, code: 'DIVISION_CODE_INVALID', maxItems: MOST_VILLAGES }) villages!: string[];
}

export class CampaignCard {
  @IdField() id!: string;
  @Text() title!: string;
  @Text() county!: string;
  @Day() opensOn!: PlainDate;
  @Day() closesOn!: PlainDate;
  @Codes(CHILD_CATEGORIES) categories!: ChildCategory[];
  @OneOf(CAMPAIGN_STATES) state!: CampaignState;
  @Int() version!: number;
  @Codes(CAMPAIGN_ACTIONS) allowedActions!: CampaignAction[];
}

export class CampaignPage extends PageOf(() => CampaignCard) {}

export class CampaignQuery extends PageQuery {
  @OneOf(CAMPAIGN_STATES, { optional: true }) state?: CampaignState;
}

/** A village's part. */
export class PartView {
  @Text() code!: string;
  @OneOf(PART_STATES) state!: PartState;
  @Int() version!: number;
  @Int({ nullable }) households!: number | null;
  @Int({ nullable }) visited!: number | null;
  @Int({ nullable, description: 'Children that had no file' }) found!: number | null;
  @YesNo({ description: '零报告' }) none!: boolean;
  @Day({ nullable }) submittedOn!: PlainDate | null;
  @Text({ nullable, description: 'Why it was sent back last' }) sentBack!: string | null;
  @Codes(PART_ACTIONS) allowedActions!: PartAction[];
}

/** A village's part with its active files. */
export class CountedPart extends PartView {
  @Int() files!: number;
  @Int({ description: 'Of these, those with a result' }) accounted!: number;
}

export class CampaignView extends CampaignCard {
  @Parts(() => CountedPart, { description: 'Villages that the viewer sees' }) villages!: CountedPart[];
}

export class SubmitBody {
  @Int({ min: 0, max: MOST_HOUSES }) households!: number;
  @Int({ min: 0, max: MOST_HOUSES }) visited!: number;
  @Int({ min: 0, max: MOST_HOUSES, description: 'Children that had no file' }) found!: number;
  @YesNo({ optional: true, description: '零报告: no child there, found or on file' }) none: boolean = false;
}

export class SendBackBody {
  @Reason() reason!: string;
}

export class ResultItem {
  @IdField() childId!: string;
  @OneOf(CAMPAIGN_RESULTS) result!: CampaignResultCode;
}

export class ResultsBody {
  @Parts(() => ResultItem, { min: 1, max: 100 }) items!: ResultItem[];
}

export class ResultsView {
  @Int({ description: 'Active files of the village' }) files!: number;
  @Int() accounted!: number;
}

/** A file of the village, and what was found. */
export class AccountedFile {
  @IdField() childId!: string;
  @OneOf(CAMPAIGN_RESULTS, { nullable }) result!: CampaignResultCode | null;
  @Day({ nullable }) on!: PlainDate | null;
  @IdField({ nullable, description: 'What is to be looked into, because the child was not there' }) candidate!: string | null;
}

export class AccountedFiles {
  @Parts(() => AccountedFile) items!: AccountedFile[];
}

/** 人账相符, for the villages that the viewer sees. Percent to one place, rounded down; null of nothing. */
export class CampaignFigures {
  @Int() villages!: number;
  @Int() submitted!: number;
  @Percent({ nullable }) percent!: number | null;
  @Percent({ nullable }) householdPercent!: number | null;
  @Texts() late!: string[];
  @Texts() missing!: string[];
  @Texts() unaccounted!: string[];
}
