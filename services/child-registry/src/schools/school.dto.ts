import type { Instant } from '@referrals/calendar';
import { GUARDIAN_RELATIONS, type GuardianRelation } from '@referrals/contracts';
import { IdField, Int, Moment, OneOf, PageOf, PageQuery, Parts, Text } from '@referrals/service-kit';
import { Line, Said, STORY } from '../fields.js';
import { REQUEST_STATES, type SchoolRequest } from './school-request.entity.js';

const nullable = true;

export class PupilCarer {
  @Text({ nullable }) name!: string | null;
  @OneOf(GUARDIAN_RELATIONS, { nullable }) relation!: GuardianRelation | null;
  @Text({ nullable }) phone!: string | null;
}

/** A pupil of the viewer's school that is on the care list: why is not said. */
export class Pupil {
  @IdField() id!: string;
  @Text({ nullable }) name!: string | null;
  @Text({ nullable }) grade!: string | null;
  @Text({ nullable }) className!: string | null;
  @Parts(() => PupilCarer, { description: 'Who looks after the child today' }) caregivers!: PupilCarer[];
}

export class PupilPage extends PageOf(() => Pupil) {}

export class AskSchoolBody { @Line() ask!: string }
export class TellBody { @Said(STORY) answer!: string }

export class ChangedRequest {
  @IdField() id!: string;
  @Int() version!: number;
  @OneOf(REQUEST_STATES) state!: SchoolRequest['state'];
}

export class SchoolRequestView extends ChangedRequest {
  @IdField() childId!: string;
  @Text({ nullable, description: 'Null: the school told it unasked' }) ask!: string | null;
  @Text({ nullable }) answer!: string | null;
  @Moment() askedAt!: Instant;
  @Moment({ nullable }) answeredAt!: Instant | null;
}

export class SchoolRequestQuery extends PageQuery {
  @OneOf(REQUEST_STATES, { optional: true }) state?: SchoolRequest['state'];
}

export class SchoolRequestPage extends PageOf(() => SchoolRequestView) {}
export class SchoolRequestsOfFile { @Parts(() => SchoolRequestView) items!: SchoolRequestView[] }
