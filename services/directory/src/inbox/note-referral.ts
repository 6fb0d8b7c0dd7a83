import type { ReferralSnapshot } from '@referrals/contracts';
import type { Tx } from '@referrals/database';

/**
 * Of several words on one referral in a batch the last counts, and none that is older than one heard before: the bus brings words again, and a
 * producer whose backup was restored tells old ones anew.
 */
const NOTE = `
  WITH told AS (
    SELECT DISTINCT ON (t.referral) t.* FROM ROWS FROM (jsonb_to_recordset($1) AS (referral uuid, report uuid, desk uuid, unopened boolean, version int, at timestamptz)) WITH ORDINALITY
      AS t(referral, report, desk, unopened, version, at, nth) ORDER BY t.referral, t.version DESC, t.unopened, t.nth DESC
  ), heard AS (
    INSERT INTO referral_word AS w (referral, version, opened) SELECT referral, version, NOT unopened FROM told
    ON CONFLICT (referral) DO UPDATE SET version = excluded.version, opened = excluded.opened WHERE (excluded.version, excluded.opened) >= (w.version, w.opened)
    RETURNING referral
  ), news AS (SELECT t.* FROM told t JOIN heard h ON h.referral = t.referral),
  gone AS (DELETE FROM unopened_referral u USING news n WHERE u.referral = n.referral AND NOT n.unopened)
  INSERT INTO unopened_referral AS u (referral, report, desk, since) SELECT referral, report, desk, at FROM news WHERE unopened
  ON CONFLICT (referral) DO UPDATE SET desk = excluded.desk, since = CASE WHEN u.desk = excluded.desk THEN u.since ELSE excluded.since END`;

/** Keeps whether somebody at its desk has opened a referral: a locked page rings by it. */
export function noteReferral(tx: Tx, { referralId, reportId, owner, state, version, at }: ReferralSnapshot): void {
  tx.writeBatched(NOTE, [{ referral: referralId, report: reportId, desk: owner, unopened: state === 'routed', version, at }]);
}

const DANGER = `
  WITH told AS (SELECT DISTINCT ON (t.report) t.* FROM ROWS FROM (jsonb_to_recordset($1) AS (report uuid, imminent boolean)) WITH ORDINALITY AS t(report, imminent, nth) ORDER BY t.report, t.nth DESC)
  INSERT INTO inbox_case (case_id, imminent) SELECT report, imminent FROM told ON CONFLICT (case_id) DO UPDATE SET imminent = excluded.imminent`;

/** Keeps whether a report's child is in danger that does not wait, as it was told last: of such referrals a locked page rings otherwise. */
export function noteDanger(tx: Tx, report: string, imminent: boolean): void {
  tx.writeBatched(DANGER, [{ report, imminent }]);
}
