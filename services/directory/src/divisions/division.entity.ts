import type { DivisionLevel } from '@referrals/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Twelve digits as published; a county ends in six zeros, a township in three. */
@Entity('division')
export class Division {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
  @Column('text') level!: DivisionLevel;
  @Column('text', { nullable: true }) parent!: string | null;
  /** Null: since before these records begin. */
  @Column('date', { nullable: true }) validFrom!: string | null;
  /** First day on which it no longer holds. */
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { nullable: true }) replacedBy!: string | null;
  @Column('int8', { name: 'revision' }) version!: number;
}
