import { TICKET_SECONDS } from '@referrals/auth';
import { addMillis } from '@referrals/calendar';
import { MoreThan } from '@referrals/database';
import { machineClock, SensitiveRows, type ServiceRuntime } from '@referrals/service-kit';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { v7 } from 'uuid';
import type { DirectoryConfig } from '../config.js';
import { SigningKey } from './sign-in.entity.js';

export const SIGNING_ALGORITHM = 'ES256';
/** A new key is published this long before it signs: verifiers keep a key set for ten minutes. */
const PUBLISHED_BEFORE_MS = 15 * 60_000;
/** A key that no longer signs stays published until all it signed has long expired: of that, send tickets live longest. */
const PUBLISHED_AFTER_MS = (TICKET_SECONDS + 86_400) * 1_000;

/** Makes the first signing key. A stored key that this installation cannot open stops the start. */
export async function prepareSigningKeys(runtime: ServiceRuntime, config: DirectoryConfig): Promise<void> {
  await rotateWhenDue(runtime, config);
  await loadSigningKeys(runtime);
}

/** Private keys, the one that signs now first; those not yet signing and those retired are published after it. */
export async function loadSigningKeys(runtime: ServiceRuntime): Promise<JWK[]> {
  const now = machineClock(runtime.clock).now();
  const sealed = new SensitiveRows(runtime.keys);
  const rows = await runtime.database.asWorker((tx) => tx.manager.find(SigningKey, { order: { signsFrom: 'DESC', kid: 'DESC' } }));
  const signing = rows.find((row) => row.signsFrom <= now) ?? rows.at(-1);
  if (signing === undefined) throw new Error('There is no signing key');
  return [signing, ...rows.filter((row) => row !== signing)].map((row) => sealed.open(SigningKey, 'sealed', row));
}

/** Makes a new key when the newest is old, and forgets those whose tokens have expired. Safe to run in every replica. */
export async function rotateWhenDue(runtime: ServiceRuntime, config: Pick<DirectoryConfig, 'SIGNING_KEY_DAYS'>): Promise<boolean> {
  const now = machineClock(runtime.clock).now();
  const old = addMillis(now, -config.SIGNING_KEY_DAYS * 86_400_000);
  return runtime.database.asWorker(async (tx) => {
    if (await tx.manager.existsBy(SigningKey, { signsFrom: MoreThan(old) })) return false;
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('directory signing key', 7))");
    const [newest] = await tx.manager.find(SigningKey, { order: { signsFrom: 'DESC' }, take: 1 });
    if (newest !== undefined && newest.signsFrom > old) return false;
    const key = await newKey();
    const row = { ...key, madeAt: now, signsFrom: newest === undefined ? now : addMillis(now, PUBLISHED_BEFORE_MS) };
    void tx.manager.insert(SigningKey, new SensitiveRows(runtime.keys).row(SigningKey, row));
    // A key stopped signing when its successor began.
    tx.write(`DELETE FROM signing_key k WHERE EXISTS (SELECT 1 FROM signing_key later WHERE later.signs_from > k.signs_from AND later.signs_from < $1)`,
      [addMillis(now, -PUBLISHED_AFTER_MS)]);
    return true;
  });
}

async function newKey(): Promise<{ kid: string; sealed: JWK }> {
  const kid = v7();
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const jwk = { ...await exportJWK(privateKey), kid, alg: SIGNING_ALGORITHM, use: 'sig' };
  return { kid, sealed: jwk };
}
