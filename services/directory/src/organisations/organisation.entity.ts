import type { OrganisationType } from '@referrals/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') type!: OrganisationType;
  @Column('text') division!: string;
  @Column('uuid', { nullable: true }) supervisingDesk!: string | null;
  @Column('text', { nullable: true }) creditCode!: string | null;
  /** 1900-01-01: since before these records begin. */
  @Column('date') opensOn!: string;
  /** First day on which it is closed. */
  @Column('date', { nullable: true }) closesOn!: string | null;
  @Column('text', { array: true }) features!: readonly string[];
  @Column('int8', { name: 'revision' }) version!: number;
}
