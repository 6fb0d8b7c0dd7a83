import type { Instant } from '@referrals/calendar';
import { IdField, Moment, Part, Text } from '@referrals/service-kit';
import { Line, Reason } from '../fields.js';

/** What stands from now on; what is absent is not known. Nothing fills it but a person of the county. */
export class SealHealthBody {
  @Line({ optional: true }) diagnosis?: string;
  @Line({ optional: true }) infection?: string;
  @Line({ optional: true }) pregnancy?: string;
}

export class SealedRecord { @IdField() id!: string }
export class ReadSealedBody { @Reason() reason!: string }

export class SealedHealthPart {
  @IdField() id!: string;
  @IdField({ description: 'The file it was written on' }) childId!: string;
  @Text({ nullable: true }) diagnosis!: string | null;
  @Text({ nullable: true }) infection!: string | null;
  @Text({ nullable: true }) pregnancy!: string | null;
  @Moment() recordedAt!: Instant;
  @IdField({ nullable: true }) by!: string | null;
}

export class SealedHealthView {
  @Part(() => SealedHealthPart, { nullable: true, description: 'Null: nothing was written' }) now!: SealedHealthPart | null;
}
