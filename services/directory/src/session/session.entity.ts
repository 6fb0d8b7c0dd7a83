import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface SessionTokens { readonly access: string; readonly refresh: string }

/** A signed-in browser, by the hash of what its cookie holds. */
@Entity('browser_session')
export class BrowserSession {
  @PrimaryColumn('text') id!: string;
  @Column('uuid') staff!: string;
  @SealedColumn('directory browser session') tokens!: SealedOf<SessionTokens>;
  @Column('text') grantId!: string;
  /** The provider's own session, by its uid. */
  @Column('text') providerSession!: string;
  @InstantColumn() startedAt!: Instant;
  @InstantColumn() renewedAt!: Instant;
  @InstantColumn() accessEnds!: Instant;
  @InstantColumn({ nullable: true }) renewingUntil!: Instant | null;
}

/** A locked page that may still hear how much came. */
@Entity('bell')
export class Bell {
  @PrimaryColumn('text') id!: string;
  @Column('uuid') staff!: string;
  @Column('uuid', { array: true }) desks!: readonly string[];
  @InstantColumn() endsAt!: Instant;
}

/** A referral that nobody at its desk has opened. */
@Entity('unopened_referral')
export class UnopenedReferral {
  @PrimaryColumn('uuid') referral!: string;
  @Column('uuid') report!: string;
  @Column('uuid') desk!: string;
  @InstantColumn() since!: Instant;
}

/** The last word heard on a referral; of one version `opened` is the later. */
@Entity('referral_word')
export class ReferralWord {
  @PrimaryColumn('uuid') referral!: string;
  @Column('int4') version!: number;
  @Column('bool') opened!: boolean;
}

/** How somebody wants their pages. */
@Entity('own_settings')
export class OwnSettings {
  @PrimaryColumn('uuid') staff!: string;
  @Column('jsonb') settings!: object;
  @InstantColumn() changedAt!: Instant;
}
