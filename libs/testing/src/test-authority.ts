import 'reflect-metadata';
import { KeyObject, randomUUID, webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, X509CertificateGenerator, type X509Certificate } from '@peculiar/x509';

/** Both in PEM; the key in PKCS #8, without a passphrase. */
export interface Certified { readonly certificate: string; readonly key: string }

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HOUR_MS = 3_600_000;

/** A certificate authority of a test's own, made anew each time and valid for an hour: nothing it signed is worth anything to anybody. */
export class TestAuthority {
  private constructor(private readonly root: X509Certificate, private readonly keys: webcrypto.CryptoKeyPair) {}

  static async create(): Promise<TestAuthority> {
    const keys = await newKeys();
    const name = `CN=test authority ${randomUUID()}`;
    const root = await X509CertificateGenerator.createSelfSigned({
      name, keys, ...validity(), serialNumber: serial(), signingAlgorithm: ALGORITHM,
      extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
    }, webcrypto);
    return new TestAuthority(root, keys);
  }

  /** What whoever trusts it must have, in PEM. */
  get certificate(): string {
    return this.root.toString('pem');
  }

  /** A certificate for a program of this name, and for a server that is reached by `addresses`. */
  async certify(name: string, addresses: readonly string[] = []): Promise<Certified> {
    const keys = await newKeys();
    const made = await X509CertificateGenerator.create({
      subject: `CN=${name}`, issuer: this.root.subject, publicKey: keys.publicKey, signingKey: this.keys.privateKey, ...validity(), serialNumber: serial(), signingAlgorithm: ALGORITHM,
      extensions: addresses.length === 0 ? [] : [new SubjectAlternativeNameExtension(addresses.map((value) => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value })))],
    }, webcrypto);
    return { certificate: made.toString('pem'), key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString() };
  }
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const serial = (): string => randomUUID().replaceAll('-', '');
const validity = (): { notBefore: Date; notAfter: Date } => ({ notBefore: new Date(Date.now() - HOUR_MS), notAfter: new Date(Date.now() + HOUR_MS) });
