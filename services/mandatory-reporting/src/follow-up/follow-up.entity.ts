import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Finds the report of a number for somebody who is not signed in; says nothing but its id. */
@Entity('receipt')
export class ReceiptRecord {
  @PrimaryColumn('text') number!: string;
  @Column('uuid') reportId!: string;
}

/** A key that signs tokens of reporters without an account. */
@Entity('token_key')
export class TokenKeyRecord {
  @PrimaryColumn('text') id!: string;
  @InstantColumn() madeAt!: Instant;
  @SealedColumn('token key') sealed!: SealedOf<JWK>;
  @Column('jsonb') publicJwk!: JWK;
}
