import type { DeskAgency, DeskRole } from '@referrals/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('desk')
export class Desk {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') agency!: DeskAgency;
  @Column('uuid') organisation!: string;
  @Column('text') jurisdiction!: string;
  @Column('date') opensOn!: string;
  /** First day on which it is closed. */
  @Column('date', { nullable: true }) closesOn!: string | null;
  @Column('uuid', { nullable: true }) backupDesk!: string | null;
  /** Said at its opening, for good. */
  @Column('bool') receivesReferrals!: boolean;
  /** The desk of the same agency above it. */
  @Column('uuid', { nullable: true }) superior!: string | null;
  @Column('int8', { name: 'revision' }) version!: number;
}

@Entity('desk_member')
export class DeskMember {
  @PrimaryColumn('uuid') desk!: string;
  @PrimaryColumn('uuid') staff!: string;
  @Column('text') role!: DeskRole;
  @Column('text', { array: true }) functions!: readonly string[];
}
