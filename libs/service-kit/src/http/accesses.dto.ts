import type { AccessEntry } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { NAMING_SERVICES, SERVICES, type NamingService, type ServiceName } from '@referrals/contracts';
import { IdField, IntText, OneOf, Text } from './fields.js';
import { PageOf, PageQuery } from '../list/page-query.js';
import { Moment } from './time-fields.js';

/** One look at a case: alone, as one of a page, or looked up by another service. */
export class AccessView implements AccessEntry {
  @Moment() at!: Instant;
  @IdField({ nullable: true }) staff!: string | null;
  @IdField({ nullable: true }) desk!: string | null;
  @OneOf(SERVICES, { nullable: true, description: 'The service that asked for itself, without a person' }) service!: ServiceName | null;
  @Text() what!: string;
  @Text({ nullable: true }) level!: string | null;
  @Text({ nullable: true }) reason!: string | null;
  @OneOf(NAMING_SERVICES, { nullable: true, description: 'The service that looked it up for the person' }) forService!: NamingService | null;
  @IdField({ nullable: true, description: 'The case of that service' }) forCase!: string | null;
}

/** Newest first. */
export class Accesses extends PageOf(() => AccessView) {}

export class AccessesQuery extends PageQuery {
  @IntText({ min: 1, max: 200, optional: true }) override limit: number = 200;
}
