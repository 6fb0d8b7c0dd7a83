import { generateKeyPairSync, sign } from 'node:crypto';
import type { ConsoleAnswer, ConsoleBrowser } from './console-browser.js';

/** A phone's own key, as WebCrypto makes it. */
export class PhoneKey {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  get publicKey(): object {
    const { kty, crv, x, y } = this.pair.publicKey.export({ format: 'jwk' });
    return { kty, crv, x, y };
  }

  sign(text: string): string {
    return sign('sha256', Buffer.from(text), { key: this.pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }
}

/** A browser that its person keeps by a PIN. */
export class KeptPhone {
  readonly key = new PhoneKey();
  id = '';

  constructor(readonly browser: ConsoleBrowser) {}

  async keep(pin: string): Promise<ConsoleAnswer> {
    const answer = await this.browser.ask('POST', '/session/field', { body: { pin, publicKey: this.key.publicKey } });
    this.id = answer.body['id'] as string;
    return answer;
  }

  async challenge(): Promise<string> {
    const { body } = await this.browser.ask('POST', '/session/field/challenge', { body: { id: this.id } });
    // Of one that is over there is none.
    return body['nonce'] as string | undefined ?? '';
  }

  async open(pin: string, by = this.key): Promise<ConsoleAnswer> {
    const nonce = await this.challenge();
    return this.browser.ask('POST', '/session/field/open', { body: { id: this.id, pin, nonce, signature: by.sign(nonce) } });
  }
}
