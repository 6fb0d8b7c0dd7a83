import { addMillis, type Clock } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { KeyRing } from '@referrals/service-kit';
import type { DirectoryConfig } from '../config.js';
import { SignInCount } from './sign-in.entity.js';

/** Who tries: where from, for which account, and whether this device signed in to it before. */
export interface Attempt { readonly source: string; readonly account: string; readonly device: string | undefined }

export type Verdict = { readonly allowed: true; readonly delayMs: number } | { readonly allowed: false; readonly retryAfterSeconds: number };

interface Bucket { readonly name: string; readonly limit: number; readonly windowMs: number; readonly refuses: boolean }

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const LONGEST_DELAY_MS = 4_000;

type Limits = Pick<DirectoryConfig, 'SIGN_IN_TRIES' | 'SIGN_IN_TRIES_PER_SOURCE' | 'SIGN_IN_TRIES_PER_ACCOUNT'>;

/**
 * Slows guessing without giving an attacker a way to lock anybody out. A device that signed in before is counted by itself alone:
 * nothing others do touches it. An unknown device is counted per source and account, and per source. What others did to an account
 * from elsewhere only makes unknown devices wait some seconds; it never refuses. Counters are shared by all replicas and named by
 * keyed hashes.
 */
export class SignInThrottle {
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: Clock, private readonly keys: KeyRing, private readonly limits: Limits,
  ) {}

  /** Counts the attempt before the password is looked at, so that many at once are no way around. */
  async admit(attempt: Attempt): Promise<Verdict> {
    const now = this.clock.now();
    const buckets = this.bucketsOf(attempt);
    const counts = await this.database.asWorker((tx) => count(tx, buckets, now));
    const full = buckets.flatMap((bucket, index) => {
      const { points = 0, until = now } = counts[index] ?? {};
      return bucket.refuses && points > bucket.limit ? [Date.parse(until) - Date.parse(now)] : [];
    });
    if (full.length > 0) return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(Math.max(...full) / 1000)) };
    const over = buckets.reduce((most, bucket, index) => (bucket.refuses ? most : Math.max(most, (counts[index]?.points ?? 0) - bucket.limit)), 0);
    return { allowed: true, delayMs: over <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, 250 * 2 ** Math.min(over, 8)) };
  }

  /** A right password: the attempt does not count, and this device's own failures are forgotten. */
  async succeeded(attempt: Attempt): Promise<void> {
    const [own = '', ...shared] = this.bucketsOf(attempt).map((bucket) => bucket.name);
    await this.database.asWorker(async (tx) => {
      void tx.manager.delete(SignInCount, { bucket: own });
      tx.write('UPDATE sign_in_count SET points = points - 1 WHERE bucket = ANY($1) AND points > 0', [[...shared].sort()]);
    });
  }

  private bucketsOf({ source, account, device }: Attempt): Bucket[] {
    const { SIGN_IN_TRIES, SIGN_IN_TRIES_PER_SOURCE, SIGN_IN_TRIES_PER_ACCOUNT } = this.limits;
    if (device !== undefined) return [{ name: this.name('device', device, account), limit: SIGN_IN_TRIES, windowMs: QUARTER_MS, refuses: true }];
    const network = networkOf(source);
    return [
      { name: this.name('source and account', network, account), limit: SIGN_IN_TRIES, windowMs: QUARTER_MS, refuses: true },
      { name: this.name('source', network), limit: SIGN_IN_TRIES_PER_SOURCE, windowMs: QUARTER_MS, refuses: true },
      { name: this.name('account', account), limit: SIGN_IN_TRIES_PER_ACCOUNT, windowMs: HOUR_MS, refuses: false },
    ];
  }

  private name(kind: string, ...parts: readonly string[]): string {
    return this.keys.blindIndex('sign-in counter', JSON.stringify([kind, ...parts]));
  }
}

/** One customer is one source: an IPv6 customer has a /64 of addresses. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** Adds one to each bucket, beginning anew where its window is over. Rows are taken in order of their names: no deadlock. */
async function count(tx: Tx, buckets: readonly Bucket[], now: ReturnType<Clock['now']>): Promise<{ points: number; until: string }[]> {
  const rows = await tx.query<{ bucket: string; points: number; until: string }>(
    `INSERT INTO sign_in_count AS c (bucket, points, until)
     SELECT b.bucket, 1, b.until FROM jsonb_to_recordset($1) AS b(bucket text, until timestamptz) ORDER BY b.bucket
     ON CONFLICT (bucket) DO UPDATE SET points = CASE WHEN c.until <= $2 THEN 1 ELSE c.points + 1 END,
                                        until = CASE WHEN c.until <= $2 THEN excluded.until ELSE c.until END
     RETURNING bucket, points, until`,
    [JSON.stringify(buckets.map(({ name, windowMs }) => ({ bucket: name, until: addMillis(now, windowMs) }))), now],
  );
  return buckets.map(({ name }) => rows.find((row) => row.bucket === name) ?? { points: 0, until: now });
}
