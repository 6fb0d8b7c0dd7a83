import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { CaseFile, CaseState, Decision, Feedback, GivenMethod, Referral } from './case.domain.js';

export const FILE_COLUMNS = `report_id AS "reportId", number, filed_at AS "filedAt", county, tell, county_police_only AS "countyPoliceOnly",
  no_mediation AS "noMediation", minor_suspect AS "minorSuspect", excluded_desks AS "excludedDesks", excluded_agencies AS "excludedAgencies", recused, hand_overs AS "handOvers",
  supplemented_at AS "supplementedAt"`;

export const REFERRAL_COLUMNS = `id, agency, site, role, division, state, owner, owner_agency AS "ownerAgency", owned_since AS "ownedSince", because,
  version, backup_desk AS "backupDesk", backup_from AS "backupFrom", first_own_move_at AS "firstOwnMoveAt", watchers, returns, transfers,
  awaits_city AS "awaitsCity", bound, claimed_by AS "claimedBy", merged_into AS "mergedInto", last_code AS "lastCode"`;

export const DECISION_COLUMNS = `id, referral_id AS "referralId", code, ends, at, recorded_at AS "recordedAt", desk, staff, number, text, note, proof,
  to_agency AS "toAgency", withheld, released_at AS "releasedAt"`;

export const FEEDBACK_COLUMNS = `id, referral_id AS "referralId", decision_id AS "decisionId", agency, text, at, received_at AS "receivedAt",
  given_method AS "givenMethod", given_at AS "givenAt", given_reason AS "givenReason", given_desk AS "givenDesk"`;

export type ReferralRow = Omit<Referral, 'backup'> & { backupDesk: string | null; backupFrom: Instant | null };
export type FeedbackRow = Omit<Feedback, 'given'>
  & { givenMethod: GivenMethod | null; givenAt: Instant | null; givenReason: string | null; givenDesk: string | null };

export function referralOf({ backupDesk, backupFrom, ...row }: ReferralRow): Referral {
  return { ...row, backup: backupDesk === null || backupFrom === null ? null : { desk: backupDesk, from: backupFrom } };
}

export function feedbackOf({ givenMethod, givenAt, givenReason, givenDesk, ...row }: FeedbackRow): Feedback {
  const given = givenMethod === null || givenAt === null || givenDesk === null ? null : { method: givenMethod, at: givenAt, reason: givenReason, desk: givenDesk };
  return { ...row, given };
}

/** The whole case in one message; undefined when it is not here, or not for this transaction to see. */
export async function readCase(tx: Tx, reportId: string): Promise<CaseState | undefined> {
  const [files, referrals, decisions, feedbacks] = await Promise.all([
    tx.query<CaseFile>(`SELECT ${FILE_COLUMNS} FROM case_file WHERE report_id = $1`, [reportId]),
    tx.query<ReferralRow>(`SELECT ${REFERRAL_COLUMNS} FROM referral WHERE report_id = $1 ORDER BY id`, [reportId]),
    tx.query<Decision>(`SELECT ${DECISION_COLUMNS} FROM decision WHERE report_id = $1 ORDER BY recorded_at, id`, [reportId]),
    tx.query<FeedbackRow>(`SELECT ${FEEDBACK_COLUMNS} FROM feedback WHERE report_id = $1 ORDER BY at, id`, [reportId]),
  ]);
  const file = files[0];
  return file && { file, referrals: referrals.map(referralOf), decisions, feedbacks: feedbacks.map(feedbackOf) };
}
