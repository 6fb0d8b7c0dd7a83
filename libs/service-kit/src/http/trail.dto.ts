import type { Instant } from '@referrals/calendar';
import type { TrailEntry } from '@referrals/database';
import { IdField, Int, OpenObject, Text, YesNo } from './fields.js';
import { Parts } from './list-fields.js';
import { Moment } from './time-fields.js';

export class TrailEntryView {
  @IdField() caseId!: string;
  @Int({ min: 1 }) n!: number;
  @Moment() at!: Instant;
  @IdField({ nullable: true }) desk!: string | null;
  @Text() actorRole!: string;
  @IdField({ nullable: true }) actor!: string | null;
  @Text() action!: string;
  @OpenObject({ description: 'Ids, codes, numbers' }) facts!: TrailEntry['facts'];
  @Text({ description: 'Hash of the entry before' }) prev!: string;
  @Text() hash!: string;
  @YesNo({ optional: true, description: 'Some of its facts are shown to auditors alone: the hash cannot be made again from these' }) withheld?: boolean;
}

export class TrailView {
  @Parts(() => TrailEntryView) entries!: TrailEntryView[];
  @OpenObject({ description: 'What actions with a former name are called now; the entries keep it, as it is hashed' }) names!: Record<string, string>;
}
