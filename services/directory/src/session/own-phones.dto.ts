import type { Instant } from '@referrals/calendar';
import { IdField, Moment, Parts } from '@referrals/service-kit';

export class KeptPhone {
  @IdField() id!: string;
  @Moment() startedAt!: Instant;
  @Moment({ nullable: true }) openedAt!: Instant | null;
  @Moment() endsAt!: Instant;
}

export class KeptPhones {
  @Parts(() => KeptPhone) items!: KeptPhone[];
}
