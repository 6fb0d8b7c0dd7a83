import type { PlainDate } from '@referrals/calendar';
import { IdField, OneOf, PlaceCode, YesNo } from '@referrals/service-kit';
import { IdNumber, Line, OnDay, Phone, Said, Short, STORY } from '../fields.js';
import { ABOUTS, KIND_CODES, SOURCE_AGENCIES, type About, type CandidateKind, type SourceAgency } from './candidate-kinds.domain.js';

const optional = true;

/** 待核查线索 */
export class NewCandidate {
  @OneOf(KIND_CODES) kind!: CandidateKind;
  @OneOf(SOURCE_AGENCIES, { optional, description: 'Of the county’s civil-affairs desk: whose list it stands on' }) agency?: SourceAgency;
  @OneOf(ABOUTS, { optional, description: 'Whom to look for; by the kind unless said' }) about?: About;
  @PlaceCode({ description: 'Where to look. With a township or village it is asked at once' }) division!: string;
  @Short({ optional }) name?: string;
  @IdNumber() idNumber?: string;
  @Phone() phone?: string;
  @OnDay({ description: 'Since when it is so' }) since?: PlainDate;
  @Line({ optional }) document?: string;
  @Said(STORY, { optional }) note?: string;
  @YesNo({ optional, description: 'Also where its kind is not: a child may be without care' }) urgent?: boolean;
  @YesNo({ optional, description: 'Of the county’s desk: village and township see the kind' }) showKind?: boolean;
  @IdField({ optional, description: 'At which desk of theirs, for who has several' }) desk?: string;
}
