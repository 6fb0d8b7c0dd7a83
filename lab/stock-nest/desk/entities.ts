import type { Agency, Because, ReferralState, Role, Site, Tell } from '@referrals/contracts';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, Unique, VersionColumn, type Relation } from 'typeorm';

@Entity()
export class CaseFile {
  @PrimaryColumn('uuid') reportId!: string;
  @Column() number!: string;
  @Column('timestamptz') filedAt!: Date;
  @Column('text', { nullable: true }) county!: string | null;
  @Column('text') tell!: Tell;
  @Column() countyPoliceOnly!: boolean;
  @Column() noMediation!: boolean;
  @Column() minorSuspect!: boolean;
  @Column('uuid', { array: true }) excludedDesks!: string[];
  @Column('text', { array: true }) excludedAgencies!: Agency[];
}

@Entity()
@Unique(['reportId', 'agency', 'site'])
@Index(['owner', 'state', 'filedAt'])
export class Referral {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Index() @Column() number!: string;
  @Column('timestamptz') filedAt!: Date;
  @Column('text') agency!: Agency;
  @Column('text') site!: Site;
  @Column('text') role!: Role;
  @Column('text', { nullable: true }) division!: string | null;
  @Column('text') state!: ReferralState;
  @Column('uuid') owner!: string;
  @Column('text') ownerAgency!: Agency;
  @Column('text') because!: Because;
  @Column('text', { nullable: true }) lastCode!: string | null;
  @VersionColumn() version!: number;
}

@Entity()
export class Decision {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') reportId!: string;
  @ManyToOne(() => Referral) referral!: Relation<Referral>;
  @Column() code!: string;
  @Column() ends!: boolean;
  @Column('timestamptz') at!: Date;
  @Column('uuid') desk!: string;
  @Column('uuid') staff!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
}

@Entity()
export class Feedback {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') reportId!: string;
  @Column('uuid') referralId!: string;
  @Column('uuid') decisionId!: string;
  @Column('text') agency!: Agency;
  @Column() text!: string;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) receivedAt!: Date | null;
}
