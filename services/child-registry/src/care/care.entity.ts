import type { PlainDate } from '@referrals/calendar';
import type { AwayKind, CareBasis, GuardianRelation, ParentFact } from '@referrals/contracts';
import { BlindIndexColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

@Entity('guardian')
export class Guardian extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @SealedColumn('guardian name') name!: SealedOf<string>;
  @BlindIndexColumn({ of: 'name', subject: 'registry guardian', kind: 'NAME' }) nameIndex!: BlindIndex | null;
  @Column('text') relation!: GuardianRelation;
  @SealedColumn('guardian id number', { nullable: true }) idNumber!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'idNumber', subject: 'registry guardian', kind: 'ID_NUMBER' }) idNumberIndex!: BlindIndex | null;
  @SealedColumn('guardian phone', { nullable: true }) phone!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'phone', subject: 'registry guardian', kind: 'PHONE' }) phoneIndex!: BlindIndex | null;
  @Column('bool') legal!: boolean;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @SealedColumn('guardian workplace', { nullable: true }) workplace!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
}

/** 父母情况 */
@Entity('parent_fact')
export class ParentFactRecord extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') guardian!: string;
  @Column('text') code!: ParentFact;
  @Column('date') sinceOn!: PlainDate;
  @Column('date', { nullable: true }) untilOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
}

/** Who looks after the child: a person, or an organisation by its id. */
@Entity('caregiver')
export class Caregiver extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @SealedColumn('caregiver name', { nullable: true }) name!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) organisation!: string | null;
  @Column('text', { nullable: true }) relation!: GuardianRelation | null;
  @Column('text') basis!: CareBasis;
  @SealedColumn('caregiver phone', { nullable: true }) phone!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'phone', subject: 'registry caregiver', kind: 'PHONE' }) phoneIndex!: BlindIndex | null;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
}

/** 暂离 */
@Entity('away')
export class Away extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: AwayKind;
  @Column('date') fromOn!: PlainDate;
  /** First day back. */
  @Column('date', { nullable: true }) backOn!: PlainDate | null;
  @SealedColumn('away place', { nullable: true }) place!: SealedOf<string> | null;
  @Column('date') recordedOn!: PlainDate;
  @Column('bool') confirmed!: boolean;
  /** The case of another service that brought it and ends it. */
  @Column('text', { nullable: true }) cause!: string | null;
}
