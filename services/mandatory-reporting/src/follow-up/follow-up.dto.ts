import { IdField, Int, Parts, Text } from '@referrals/service-kit';

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

/** Of Ed25519 (RFC 8037). */
export class PublicKey {
  @Text() kty!: string;
  @Text() kid!: string;
  @Text() crv!: string;
  @Text() x!: string;
  @Text() alg!: string;
  @Text() use!: string;
}

export class KeySet {
  @Parts(() => PublicKey) keys!: PublicKey[];
}
