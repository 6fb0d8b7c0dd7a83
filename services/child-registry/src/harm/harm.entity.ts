import type { Instant } from '@referrals/calendar';
import type { Concern } from '@referrals/contracts';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What harm somebody saw at a visit, or that an answer asks for it: whoever wrote it sees it alone. */
@Entity('harm')
export class Harm {
  @PrimaryColumn('uuid') act!: string;
  @Column('uuid') child!: string;
  @Column('uuid') maker!: string;
  @SealedColumn('harm seen', { nullable: true }) seen!: SealedOf<string> | null;
  @SealedColumn('harm words', { nullable: true }) words!: SealedOf<string> | null;
  @Column('text', { array: true }) concerns!: Concern[];
  @Column('text', { nullable: true }) danger!: 'NONE' | 'POSSIBLE' | 'IMMINENT' | null;
  /** From then on the county's desk sees it, unless it is reported. */
  @InstantColumn() dueAt!: Instant;
  @InstantColumn({ nullable: true }) reportedAt!: Instant | null;
  /** The act was taken back before it was reported: the county's desk reads why. */
  @InstantColumn({ nullable: true }) voidedAt!: Instant | null;
  /** When the county's desk read what was taken back: it is left over no longer. */
  @InstantColumn({ nullable: true }) lookedAt!: Instant | null;
  @Column('text', { nullable: true }) reportedHow!: 'PLATFORM' | 'POLICE' | 'OTHER' | null;
}
