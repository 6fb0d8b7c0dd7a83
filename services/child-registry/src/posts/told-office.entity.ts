import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which office the files of a place, by its leading digits as counted today, were told that they are owed by. */
@Entity('told_office')
export class ToldOffice {
  @PrimaryColumn('text') division!: string;
  @Column('uuid') office!: string;
}
