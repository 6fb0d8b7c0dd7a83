import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session, interaction, code, grant or refresh token of oidc-provider. */
@Entity('oidc_payload')
export class OidcPayload {
  @PrimaryColumn('text') model!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') payload!: string;
  @Column('text', { nullable: true }) uid!: string | null;
  @Column('text', { nullable: true }) grantId!: string | null;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  /** Seconds since 1970. */
  @Column('int8', { nullable: true }) consumedAt!: number | null;
  @InstantColumn({ nullable: true }) expiresAt!: Instant | null;
}

/** A private key of the OpenID provider. */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('text') kid!: string;
  @SealedColumn('directory signing key') sealed!: SealedOf<JWK>;
  @InstantColumn() madeAt!: Instant;
  @InstantColumn() signsFrom!: Instant;
}

/** Attempts to sign in, counted under a keyed hash of who tries. */
@Entity('sign_in_count')
export class SignInCount {
  @PrimaryColumn('text') bucket!: string;
  @Column('int4') points!: number;
  @InstantColumn() until!: Instant;
}
