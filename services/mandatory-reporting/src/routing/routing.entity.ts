import type { Instant } from '@referrals/calendar';
import type { Tell } from '@referrals/contracts';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeptFacts } from '../form/facts-of-form.domain.js';
import type { RoutingDecision } from './route-report.domain.js';

/** The facts of a report as they stand, for the next evaluation. */
@Entity('routing_facts')
export class RoutingFacts {
  @PrimaryColumn('uuid') reportId!: string;
  @SealedColumn('facts') sealed!: SealedOf<KeptFacts>;
  @Column('text') tell!: Tell;
  /** The reporter is hidden: confidential, anonymous, or hides from their own unit. */
  @Column('bool') confidential!: boolean;
}

/** A decision made for a report; the first by its filing. */
@Entity('routing_decision')
export class DecisionRecord {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('int4') n!: number;
  @InstantColumn() at!: Instant;
  /** Words of the reporter, words of a desk, a change of the directory. */
  @Column('text') cause!: 'REPORTER' | 'DESK' | 'DIRECTORY';
  @Column('text') pack!: string;
  @Column('int4') packVersion!: number;
  @Column('int8') directoryRevision!: number;
  @Column('jsonb') decision!: RoutingDecision;
}

/** An organisation whose desks must not hold the case. */
@Entity('suspected_organisation')
export class SuspectedOrganisation {
  @PrimaryColumn('uuid') organisation!: string;
  @PrimaryColumn('uuid') reportId!: string;
}
