import { IdField, Text } from '@referrals/service-kit';

export class AccountAsked { @Text({ min: 3, max: 64, description: 'The account in full' }) account!: string }

/** Whose account it is. */
export class AccountFound {
  @IdField() id!: string;
  @Text() name!: string;
  @Text() organisation!: string;
}
