import { createHash } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import type { DutyPack } from '@referrals/duties';
import canonicalize from 'canonicalize';
import { PacksFaulty } from '../packs/refuse-faulty-packs.js';

interface KeptPack { readonly pack: string; readonly digest: string }

/** Keeps each revision with its digest once, and holds what is kept against what this release says. @throws PacksFaulty */
export async function keepPacks(database: ServiceDatabase, packs: readonly DutyPack[], now: Instant): Promise<void> {
  const said = new Map(packs.map((pack) => [pack.pack, digestOf(pack)]));
  const kept = await database.asWorker(async (tx) => {
    void tx.query('INSERT INTO duty_pack (pack, digest, rules, since) SELECT pack, digest, rules, $2 FROM jsonb_to_recordset($1) AS p(pack text, digest text, rules jsonb) ON CONFLICT DO NOTHING',
      [JSON.stringify(packs.map((pack) => ({ pack: pack.pack, digest: said.get(pack.pack), rules: pack }))), now]);
    return tx.query<KeptPack>('SELECT pack, digest FROM duty_pack ORDER BY pack');
  });
  const faults = kept.flatMap(({ pack, digest }) => (said.get(pack) === digest ? [] : [`${pack}: ${said.has(pack) ? 'says something else than it did' : 'is missing'}`]));
  if (faults.length > 0) throw new PacksFaulty(faults);
}

/** SHA-256, hex, of the canonical JSON (RFC 8785). */
const digestOf = (pack: DutyPack): string => createHash('sha256').update(canonicalize(pack) as string).digest('hex');
