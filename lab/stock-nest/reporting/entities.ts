import type { Agency, ReferralRequest, ReferralState, Role } from '@referrals/contracts';
import {
  Column, CreateDateColumn, Entity, Generated, Index, JoinColumn, ManyToOne, OneToMany, OneToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation,
} from 'typeorm';

@Entity()
export class Report {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() @Generated('increment') sequence!: number;
  @CreateDateColumn({ type: 'timestamptz' }) filedAt!: Date;
  /** The account whose report it is. */
  @Index() @Column('uuid') owner!: string;
  @Column('text', { array: true }) situations!: string[];
  @Column('text', { array: true }) concerns!: string[];
  @Column('jsonb') reporter!: object;
  /** What routing was decided from. */
  @Column('jsonb') facts!: object;
  @OneToOne(() => Child, (child) => child.report, { cascade: true }) child!: Relation<Child>;
  @OneToOne(() => Story, (story) => story.report, { cascade: true }) story!: Relation<Story>;
  @OneToMany(() => Suspect, (suspect) => suspect.report, { cascade: true }) suspects!: Relation<Suspect>[];
  @OneToOne(() => RoutingDecision, (decision) => decision.report, { cascade: true }) decision!: Relation<RoutingDecision>;
}

@Entity()
export class Child {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @OneToOne(() => Report, (report) => report.child) @JoinColumn() report!: Relation<Report>;
  @Index() @Column('text', { nullable: true }) name!: string | null;
  @Index() @Column('text', { nullable: true }) idNumber!: string | null;
  @Index() @Column('text', { nullable: true }) phone!: string | null;
  @Column('date', { nullable: true }) birthDate!: string | null;
  @Column('jsonb') details!: object;
}

@Entity()
export class Story {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @OneToOne(() => Report, (report) => report.story) @JoinColumn() report!: Relation<Report>;
  @Column('text', { nullable: true }) narrative!: string | null;
  @Column('jsonb') details!: object;
}

@Entity()
export class Suspect {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @ManyToOne(() => Report, (report) => report.suspects) report!: Relation<Report>;
  @Column() relation!: string;
  @Index() @Column('uuid', { nullable: true }) organisation!: string | null;
  @Column('jsonb') details!: object;
}

@Entity()
export class RoutingDecision {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @OneToOne(() => Report, (report) => report.decision) @JoinColumn() report!: Relation<Report>;
  @Column() pack!: string;
  @Column() packVersion!: number;
  @Column() directoryRevision!: number;
  @Column('jsonb') requests!: readonly ReferralRequest[];
  @Column('uuid', { array: true }) excludedDesks!: readonly string[];
}

/** A referral as the desks last told it: which desk may read the report. */
@Entity()
export class ReferralStanding {
  @PrimaryColumn('uuid') referralId!: string;
  @Index() @Column('uuid') reportId!: string;
  @Column() version!: number;
  @Column('text') agency!: Agency;
  @Column('text') role!: Role;
  @Column('text') state!: ReferralState;
  @Index() @Column('uuid') owner!: string;
}
