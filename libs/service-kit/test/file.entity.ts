import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of an invented service: its desk sees it, and of two that were linked one names the other. */
@Entity('file')
export class File {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') desk!: string;
  @Column('int4') version!: number;
  @Column('uuid', { nullable: true }) primary!: string | null;
}
