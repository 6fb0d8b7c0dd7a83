import type { Agency, ReferralSnapshot } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { grantsOf, isNewer, leadsOf } from './grants.domain.js';

/**
 * Takes a referral's state unless a newer one is known, and makes the report's grants anew from all its referrals. Events of one
 * report are handled one after the other, so nobody else changes them meanwhile.
 */
export async function applyReferral(tx: Tx, told: ReferralSnapshot, deskAgency: (desk: string) => Agency | undefined): Promise<void> {
  const rows = await tx.query<{ snapshot: ReferralSnapshot }>('SELECT snapshot FROM referral_standing WHERE report_id = $1', [told.reportId]);
  const known = rows.map((row) => row.snapshot);
  if (!isNewer(told, known.find((one) => one.referralId === told.referralId))) return;
  const standings = [...known.filter((one) => one.referralId !== told.referralId), told];
  tx.write(
    `INSERT INTO referral_standing (referral_id, report_id, version, at, snapshot) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (referral_id) DO UPDATE SET version = excluded.version, at = excluded.at, snapshot = excluded.snapshot`,
    [told.referralId, told.reportId, told.version, told.at, JSON.stringify(told)],
  );
  tx.write('DELETE FROM desk_grant WHERE report_id = $1', [told.reportId]);
  tx.write(
    `INSERT INTO desk_grant (report_id, referral_id, desk, relation, agency, desk_agency, rank, state, version, from_at, recused, exempt)
     SELECT $1, g."referralId", g.desk, g.relation, g.agency, g."deskAgency", g.rank, g.state, g.version, g."from", g.recused, g.exempt
     FROM jsonb_to_recordset($2) AS g("referralId" uuid, desk uuid, relation text, agency text, "deskAgency" text, rank smallint, state text,
       version int, "from" timestamptz, recused uuid[], exempt boolean)`,
    [told.reportId, JSON.stringify(grantsOf(standings, deskAgency))],
  );
  const leads = leadsOf(standings);
  if (leads.length > 0) tx.write('UPDATE report SET leads = $2 WHERE id = $1 AND leads <> $2', [told.reportId, leads]);
}
