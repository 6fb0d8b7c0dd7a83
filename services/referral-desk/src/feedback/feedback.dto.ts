import type { Instant, ToldTime } from '@referrals/calendar';
import { IdField, Ids, Moment, OneOf, Parts, When } from '@referrals/service-kit';
import { GIVEN_METHODS, type GivenMethod } from '../case/case.domain.js';
import { Words } from '../referral/referral.dto.js';

export class ReceiptBody {
  @Ids({ min: 1, max: 200 }) ids!: string[];
}

export class GivenBody {
  @OneOf(GIVEN_METHODS) method!: GivenMethod;
  @When() at!: ToldTime;
  @Words(500, { optional: true }) reason?: string;
}

export class EndedView {
  @IdField() id!: string;
  @IdField() referralId!: string;
  @Moment({ nullable: true }) receivedAt!: Instant | null;
  @Moment({ nullable: true }) givenAt!: Instant | null;
}

export class ReceiptAnswer {
  @Parts(() => EndedView) feedback!: EndedView[];
}
