import type { DeskRecord, OrganisationRecord } from '@referrals/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { User } from '../shared/jwt.guard.js';

@Entity()
export class Desk {
  @PrimaryColumn('uuid') id!: string;
  @Column({ unique: true }) code!: string;
  @Column('jsonb') record!: DeskRecord;
}

@Entity()
export class Organisation {
  @PrimaryColumn('uuid') id!: string;
  @Column('jsonb') record!: OrganisationRecord;
}

@Entity()
export class Account {
  @PrimaryColumn() name!: string;
  @Column() passwordHash!: string;
  @Column('jsonb') claims!: User;
}

@Entity()
export class SigningKey {
  @PrimaryColumn() kid!: string;
  @Column('jsonb') jwk!: Record<string, unknown>;
}
