import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** A ciphertext names its key: `v1.<key id>.<wrapped key>.<iv>.<ciphertext and tag>`, base64url parts. */
export type Sealed = string & { readonly __brand: 'Sealed' };

/** Keys behind a port: a file today, a key management service for those who have one. */
export abstract class KeyRing {
  /** Envelope encryption: a key of its own for each record, wrapped by the current master key. `about` binds it to its row. */
  abstract seal(plain: string, about: string): Sealed;
  /** Opens what `seal` closed for the same row; throws when the key is unknown or the bytes were changed. */
  abstract unseal(sealed: Sealed, about: string): string;
  /** A keyed index for exact look-up: equal values give equal indexes, and nothing else can be learned. */
  abstract blindIndex(purpose: string, value: string): string;
  /** A secret of its own for each purpose, 32 bytes, the same at every start. */
  abstract derive(purpose: string): Buffer;
  /** What `derive` gives, as a key: for what is signed at each request, where making a key of bytes would cost more than the signature. */
  abstract deriveKey(purpose: string): KeyObject;
  /** Ids of the keys this ring can open: a stored ciphertext that names another stops the start. */
  abstract keyIds(): readonly string[];
}

export interface KeyFile { readonly current: string; readonly keys: Readonly<Record<string, string>> }

/** Secrets that are derived once, not at every use. */
const MOST_REMEMBERED = 64;

/** Keys of an installation, kept in its data folder: AES-256-GCM, HKDF and HMAC over SHA-256. */
export class FileKeyRing extends KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly derived = new Map<string, KeyObject>();

  constructor(private readonly file: KeyFile) {
    super();
    this.keys = new Map(Object.entries(file.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
    for (const key of this.keys.values()) if (key.length !== 32) throw new Error('A key in the key file is not 32 bytes long');
    if (!this.keys.has(file.current)) throw new Error('The key file names a current key it does not have');
  }

  static create(): KeyFile {
    const id = `k${randomBytes(4).toString('hex')}`;
    return { current: id, keys: { root: randomBytes(32).toString('base64'), [id]: randomBytes(32).toString('base64') } };
  }

  override seal(plain: string, about: string): Sealed {
    const record = randomBytes(32);
    const wrapped = encrypt(this.key(this.file.current), record, about);
    const body = encrypt(record, Buffer.from(plain, 'utf8'), about);
    return ['v1', this.file.current, wrapped.toString('base64url'), body.toString('base64url')].join('.') as Sealed;
  }

  override unseal(sealed: Sealed, about: string): string {
    const [version, id = '', wrapped = '', body = ''] = sealed.split('.');
    if (version !== 'v1') throw new Error('Unknown form of ciphertext');
    const record = decrypt(this.key(id), Buffer.from(wrapped, 'base64url'), about);
    return decrypt(record, Buffer.from(body, 'base64url'), about).toString('utf8');
  }

  override blindIndex(purpose: string, value: string): string {
    return createHmac('sha256', this.deriveKey(`blind index ${purpose}`)).update(value).digest('base64url');
  }

  /** From the root key, not the current one: rotating the current key must not change receipts and indexes. */
  override deriveKey(purpose: string): KeyObject {
    let secret = this.derived.get(purpose);
    if (secret === undefined) {
      secret = createSecretKey(Buffer.from(hkdfSync('sha256', this.key('root'), 'referrals', purpose, 32)));
      // Purposes are few, but where one names a person there are as many as people.
      if (this.derived.size < MOST_REMEMBERED) this.derived.set(purpose, secret);
    }
    return secret;
  }

  /** A copy each time: who changes or wipes theirs changes nobody else's. */
  override derive(purpose: string): Buffer {
    return this.deriveKey(purpose).export();
  }

  override keyIds(): readonly string[] {
    return [...this.keys.keys()];
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (key === undefined) throw new Error(`Ciphertext names the unknown key ${id}`);
    return key;
  }
}

function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
