import { BlindIndexColumn, SealedColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BlindIndex, SealedOf } from '../src/sensitive/plain.js';

/** A row of the specs with everything that is sensitive. */
@Entity('letter')
export class Letter {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('int4') part!: number;
  @Column('text') county!: string;
  @SealedColumn('letter words') words!: SealedOf<{ readonly text: string }>;
  @SealedColumn('letter id number', { nullable: true }) idNumber!: SealedOf<string> | null;
  @SealedColumn('letter name', { nullable: true }) name!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'idNumber', subject: 'letter', kind: 'ID_NUMBER' }) idNumberIndex!: BlindIndex | null;
  @BlindIndexColumn({ of: 'name', subject: 'letter', kind: 'NAME' }) nameIndex!: BlindIndex | null;
}
