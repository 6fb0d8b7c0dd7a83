import { createHash } from 'node:crypto';
import { effectOf, type Clock, type Instant, type YearNotice } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { YEARS_AT_FIRST } from '@referrals/duties';
import canonicalize from 'canonicalize';

/** Whether a service has that year: not yet, this very notice (by its days), or another. */
export type YearStanding = { readonly is: 'NEW' | 'OTHER' } | { readonly is: 'SAME'; readonly effectiveAt: Instant };

interface Kept { readonly digest: string; readonly effectiveAt: Instant }

const KEPT = 'SELECT digest, effective_at AS "effectiveAt" FROM calendar_year WHERE year = $1';
const IMPORT = `INSERT INTO calendar_year (year, notice, off_days, make_up_days, digest, imported_at, effective_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;

/** What a year's notice finds in the database of one service. A year that was always known is another one. */
export const standingOfYear = (database: Pick<ServiceDatabase, 'asWorker'>, notice: YearNotice): Promise<YearStanding> => database.asWorker((tx) => standing(tx, notice));

/**
 * Imports a year into the database of one service; it takes effect at the second full minute after. What is there already is left, and
 * said: `OTHER` was refused. Of two at the same time one is first.
 */
export function importYear(database: Pick<ServiceDatabase, 'asWorker'>, notice: YearNotice, clock: Clock): Promise<YearStanding> {
  return database.asWorker(async (tx) => {
    const found = await standing(tx, notice);
    if (found.is !== 'NEW') return found;
    // Read within the transaction, which ends within 20 s or not at all: the effect is more than half a minute after the commit.
    const at = clock.now();
    await tx.query(IMPORT, [notice.year, notice.notice, notice.off, notice.on, digestOf(notice), at, effectOf(at)]);
    return standing(tx, notice);
  });
}

async function standing(tx: Tx, notice: YearNotice): Promise<YearStanding> {
  if (String(notice.year) in YEARS_AT_FIRST) return { is: 'OTHER' };
  const kept = await tx.maybeOne<Kept>(KEPT, [notice.year]);
  if (kept === undefined) return { is: 'NEW' };
  return kept.digest === digestOf(notice) ? { is: 'SAME', effectiveAt: kept.effectiveAt } : { is: 'OTHER' };
}

/** SHA-256, hex, of the canonical JSON (RFC 8785) of year and days. */
const digestOf = ({ year, off, on }: YearNotice): string => createHash('sha256').update(canonicalize({ year, off, on }) as string).digest('hex');
