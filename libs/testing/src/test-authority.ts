import { KeyObject, randomUUID, webcrypto } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';

/** Both in PEM; the key in PKCS #8, without a passphrase. */
export interface Certified { readonly certificate: string; readonly key: string }

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HOUR_MS = 3_600_000;

/** A certificate authority of a test's own, made anew each time and valid for an hour: nothing it signed is worth anything to anybody. */
export class TestAuthority {
  private constructor(private readonly root: X509Certificate, private readonly keys: webcrypto.CryptoKeyPair) {}

  static async create(): Promise<TestAuthority> {
    const { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } = await library();
    const keys = await newKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
      name: `CN=test authority ${randomUUID()}`, keys, ...validity(), serialNumber: serial(), signingAlgorithm: ALGORITHM,
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
    const { SubjectAlternativeNameExtension, X509CertificateGenerator } = await library();
    const keys = await newKeys();
    const made = await X509CertificateGenerator.create({
      subject: `CN=${name}`, issuer: this.root.subject, publicKey: keys.publicKey, signingKey: this.keys.privateKey, ...validity(), serialNumber: serial(), signingAlgorithm: ALGORITHM,
      extensions: addresses.length === 0 ? [] : [new SubjectAlternativeNameExtension(addresses.map((value) => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value })))],
    }, webcrypto);
    return { certificate: made.toString('pem'), key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString() };
  }
}

/** Loaded by the few who need it: tools use this package, too. */
async function library(): Promise<typeof import('@peculiar/x509')> {
  await import('reflect-metadata');
  return import('@peculiar/x509');
}
const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
/** Positive, whatever the rest begins with. */
const serial = (): string => `01${randomUUID().replaceAll('-', '')}`;
const validity = (): { notBefore: Date; notAfter: Date } => ({ notBefore: new Date(Date.now() - HOUR_MS), notAfter: new Date(Date.now() + HOUR_MS) });
