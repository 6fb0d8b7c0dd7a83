import { IdField, Int, Text } from '@referrals/service-kit';

const said = { min: 1, max: 60 };

export class FollowUp {
  @Text(said) number!: string;
  @Text(said) verificationCode!: string;
}

/** A token for one report, good for fifteen minutes; sent as `Authorization: Bearer …`. */
export class FollowUpToken {
  @Text() token!: string;
  @IdField() report!: string;
  @Int() expiresInSeconds!: number;
}
