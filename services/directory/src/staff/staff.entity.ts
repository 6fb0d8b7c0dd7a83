import type { StaffRole as Role } from '@referrals/contracts';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StaffStatus } from './staff.domain.js';

@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') account!: string;
  @Column('text') displayName!: string;
  @Column('uuid') organisation!: string;
  @Column('text') status!: StaffStatus;
  /** Exists in demo mode only. */
  @Column('bool') demo!: boolean;
  @Column('int8', { name: 'revision' }) version!: number;
}

@Entity('staff_role')
export class StaffRole {
  @PrimaryColumn('uuid') staff!: string;
  @PrimaryColumn('text') role!: Role;
}

@Entity('password')
export class Password {
  @PrimaryColumn('uuid') staff!: string;
  /** Argon2id in PHC form. */
  @Column('text') hash!: string;
  @InstantColumn() changedAt!: string;
}
