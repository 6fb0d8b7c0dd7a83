import { instant } from '@referrals/calendar';
import type { Agency, ReferralSnapshot } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { grantChanges, grantsOf, isNewer, leadsOf, type DeskGrant } from './grants.domain.js';

/** What is kept of a report's referrals, as this transaction sees it. */
export interface KnownReferrals {
  readonly standings: readonly ReferralSnapshot[];
  /** As stored, not as made anew: a desk's agency may have become known since. */
  readonly grants: readonly DeskGrant[];
}

const KNOWN_REFERRALS = `SELECT asked.key,
    (SELECT coalesce(json_agg(snapshot), '[]') FROM referral_standing WHERE report_id = asked.key::uuid) AS standings,
    (SELECT coalesce(json_agg(json_build_object('referralId', referral_id, 'desk', desk, 'relation', relation, 'agency', agency, 'deskAgency', desk_agency,
      'rank', rank, 'state', state, 'version', version, 'from', from_at, 'recused', recused, 'exempt', exempt)), '[]')
      FROM desk_grant WHERE report_id = asked.key::uuid) AS grants
  FROM jsonb_to_recordset($1) AS asked(key text)`;

/** One statement for all reports of a batch. Its `json` keeps a moment in PostgreSQL's form, so it is written as everywhere else again. */
export async function readReferrals(tx: Tx, reportId: string): Promise<KnownReferrals> {
  const row = await tx.maybeOneBatched<KnownReferrals>(KNOWN_REFERRALS, { key: reportId });
  return { standings: row?.standings ?? [], grants: (row?.grants ?? []).map((grant) => ({ ...grant, from: instant(grant.from) })) };
}

/**
 * Takes a referral's state unless a newer one is known, and makes the report's grants what follows from all its referrals, writing
 * only the rows that differ. Events of one report are handled one after the other, so nobody else changes them between the reading of
 * `known` and the commit.
 */
export function applyReferral(tx: Tx, snapshot: ReferralSnapshot, known: KnownReferrals, deskAgency: (desk: string) => Agency | undefined): void {
  if (!isNewer(snapshot, known.standings.find((one) => one.referralId === snapshot.referralId))) return;
  const standings = [...known.standings.filter((one) => one.referralId !== snapshot.referralId), snapshot];
  const { written, gone } = grantChanges(known.grants, grantsOf(standings, deskAgency));
  const leads = leadsOf(standings);
  tx.writeBatched('SELECT take_standings($1)', [
    { report: snapshot.reportId, told: snapshot, written, gone: gone.map(({ referralId, desk, relation }) => ({ referralId, desk, relation })), leads },
  ]);
}
