import type { Instant } from '@referrals/calendar';
import { AGENCIES, ROLES, type Agency, type Role } from '@referrals/contracts';
import { IdField, Int, Moment, OneOf, Parts, Text } from '@referrals/service-kit';

export class ReceivingAgency {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
}

export class AdviceView {
  @Text() code!: string;
  @Text() text!: string;
}

/** What a reporter gets: proof of filing, and who has it. */
export class Receipt {
  @IdField() id!: string;
  @Text({ description: 'Readable over the phone, with a check character (ISO 7064 MOD 11-2)' }) number!: string;
  @Text({ description: 'With the number it opens this report without sign-in; it is stored nowhere' }) verificationCode!: string;
  @Moment() filedAt!: Instant;
  @Parts(() => ReceivingAgency) referrals!: ReceivingAgency[];
  @Parts(() => AdviceView) advice!: AdviceView[];
}

export class SupplementReceipt {
  @IdField() id!: string;
  @Int() part!: number;
  @Moment() supplementedAt!: Instant;
  @Int() version!: number;
  @Parts(() => ReceivingAgency) referrals!: ReceivingAgency[];
  @Parts(() => AdviceView) advice!: AdviceView[];
}
