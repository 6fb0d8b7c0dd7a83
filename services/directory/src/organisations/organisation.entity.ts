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
  @Column('int8', { name: 'revision' }) version!: number;
}
