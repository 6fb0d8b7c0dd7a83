import type { Instant } from '@referrals/calendar';
import { AGENCIES, ROLES, type Agency, type Role } from '@referrals/contracts';
import { IdField, Int, Moment, OneOf, Parts, Text } from '@referrals/service-kit';
import { WarningView } from '../form/warnings.dto.js';

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
  @Parts(() => WarningView, { description: 'What may be a slip of the pen: kept as told; a supplement can mend it' }) warnings!: WarningView[];
}

export class SupplementReceipt {
  @IdField() id!: string;
  @Int() part!: number;
  @Moment() supplementedAt!: Instant;
  @Int() version!: number;
  @Parts(() => ReceivingAgency) referrals!: ReceivingAgency[];
  @Parts(() => AdviceView) advice!: AdviceView[];
  @Parts(() => WarningView, { description: 'What may be a slip of the pen: kept as told; a supplement can mend it' }) warnings!: WarningView[];
}
