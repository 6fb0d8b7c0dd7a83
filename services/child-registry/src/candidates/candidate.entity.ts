import type { Instant, PlainDate } from '@referrals/calendar';
import type { CandidateOutcome, CandidateState } from '@referrals/contracts';
import { BlindIndexColumn, InstantColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { About, CandidateKind, SourceAgency } from './candidate-kinds.domain.js';

/** 待核查线索: somebody who may need a file, or whose child may. */
@Entity('candidate')
export class Candidate {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: CandidateState;
  @Column('int4') version!: number;
  @Column('text') about!: About;
  @Column('bool') urgent!: boolean;
  /** Where to look, as far as anybody knows. */
  @Column('text') division!: string;
  /** The place that is to look; null while nobody was asked. */
  @Column('text', { nullable: true }) assignedTo!: string | null;
  /** The file whose child a campaign did not find. */
  @Column('uuid', { nullable: true }) file!: string | null;
  @InstantColumn() toldAt!: Instant;
  @Column('date') dueOn!: PlainDate;
  @Column('text', { nullable: true }) outcome!: CandidateOutcome | null;
  @Column('uuid', { nullable: true }) child!: string | null;
  @Column('text', { nullable: true }) elsewhere!: string | null;
  @Column('uuid', { nullable: true }) duplicateOf!: string | null;
  @Column('date', { nullable: true }) concludedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) concludedBy!: string | null;
  @Column('date', { nullable: true }) eraseOn!: PlainDate | null;
}

/** What was told and by whom: all that the desk that told it sees afterwards. */
@Entity('candidate_source')
export class CandidateSource {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: CandidateKind;
  @Column('text') agency!: SourceAgency;
  @Column('uuid') desk!: string;
  @Column('uuid') byStaff!: string;
  @Column('text') division!: string;
  @Column('date', { nullable: true }) sinceOn!: PlainDate | null;
  /** Village and township see the kind. */
  @Column('bool') kindShown!: boolean;
  @InstantColumn() toldAt!: Instant;
  @Column('bool') concluded!: boolean;
  @Column('text', { nullable: true }) outcome!: 'NOT_FOUND' | 'WRONG_DATA' | null;
}

/** Whom it is about, and all words that may name them. */
@Entity('candidate_content')
export class CandidateContent {
  @PrimaryColumn('uuid') candidate!: string;
  @SealedColumn('candidate name', { nullable: true }) name!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'name', subject: 'registry candidate', kind: 'NAME' }) nameIndex!: BlindIndex | null;
  @SealedColumn('candidate id number', { nullable: true }) idNumber!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'idNumber', subject: 'registry candidate', kind: 'ID_NUMBER' }) idNumberIndex!: BlindIndex | null;
  @SealedColumn('candidate phone', { nullable: true }) phone!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'phone', subject: 'registry candidate', kind: 'PHONE' }) phoneIndex!: BlindIndex | null;
  @SealedColumn('candidate document', { nullable: true }) document!: SealedOf<string> | null;
  @SealedColumn('candidate told', { nullable: true }) told!: SealedOf<string> | null;
  @SealedColumn('candidate returned', { nullable: true }) returned!: SealedOf<string> | null;
  @SealedColumn('candidate answer', { nullable: true }) answer!: SealedOf<string> | null;
  @SealedColumn('candidate paper', { nullable: true }) paper!: SealedOf<string> | null;
}

/** Somebody went and found nobody. */
@Entity('candidate_try')
export class CandidateTry {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') candidate!: string;
  @Column('date') onDay!: PlainDate;
  @SealedColumn('candidate try') how!: SealedOf<string>;
  @Column('uuid') byStaff!: string;
}
