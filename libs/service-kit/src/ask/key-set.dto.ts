import { Text } from '../http/fields.js';
import { Parts } from '../http/list-fields.js';

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
