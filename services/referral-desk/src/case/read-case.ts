import { instantFromMillis, type Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { CaseFile, CaseState, Decision, Feedback, GivenMethod, Referral } from './case.domain.js';

const FILE_COLUMNS = `report_id AS "reportId", number, filed_at AS "filedAt", county, tell, county_police_only AS "countyPoliceOnly",
  no_mediation AS "noMediation", minor_suspect AS "minorSuspect", excluded_desks AS "excludedDesks", excluded_agencies AS "excludedAgencies", reporter_hidden AS "reporterHidden",
  untold_desks AS "untoldDesks", keep_from AS "keepFrom", recused, hand_overs AS "handOvers",
  supplemented_at AS "supplementedAt", danger`;

const REFERRAL_COLUMNS = `id, agency, site, role, division, state, owner, owner_agency AS "ownerAgency", owned_since AS "ownedSince", because,
  version, backup_desk AS "backupDesk", backup_from AS "backupFrom", first_own_move_at AS "firstOwnMoveAt", watchers, returns, transfers,
  awaits_city AS "awaitsCity", bound, claimed_by AS "claimedBy", merged_into AS "mergedInto", last_code AS "lastCode",
  unread_since AS "unreadSince", read_through AS "readThrough"`;

const DECISION_COLUMNS = `id, referral_id AS "referralId", code, ends, at, recorded_at AS "recordedAt", desk, staff, number, text, note, proof,
  to_agency AS "toAgency", withheld, released_at AS "releasedAt"`;

const FEEDBACK_COLUMNS = `id, referral_id AS "referralId", decision_id AS "decisionId", agency, text, at, received_at AS "receivedAt",
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

interface CaseRow { file: CaseFile | null; referrals: ReferralRow[] | null; decisions: Decision[] | null; feedbacks: FeedbackRow[] | null }

/** One statement, hence one snapshot, and one answer instead of four. */
function caseOf(report: string): string {
  const list = (name: string, columns: string, order: string): string =>
    `(SELECT json_agg(r) FROM (SELECT ${columns} FROM ${name} WHERE report_id = ${report} ORDER BY ${order}) r)`;
  return `SELECT (SELECT to_json(f) FROM (SELECT ${FILE_COLUMNS} FROM case_file WHERE report_id = ${report}) f) AS file,
    ${list('referral', REFERRAL_COLUMNS, 'id')} AS referrals, ${list('decision', DECISION_COLUMNS, 'recorded_at, id')} AS decisions,
    ${list('feedback', FEEDBACK_COLUMNS, 'at, id')} AS feedbacks`;
}
const CASE = caseOf('$1');
const ADMITTED_CASE = caseOf('(SELECT (app.reports())[1])');

/** The whole case; undefined when it is not here, or not for this transaction to see. */
export async function readCase(tx: Tx, reportId: string): Promise<CaseState | undefined> {
  return stateOf(await tx.maybeOne<CaseRow>(CASE, [reportId]));
}

/** As `readCase`, the one that the transaction is admitted to: may be asked before it is known which that is. */
export async function readAdmittedCase(tx: Tx): Promise<CaseState | undefined> {
  return stateOf(await tx.maybeOne<CaseRow>(ADMITTED_CASE));
}

function stateOf(row: CaseRow | undefined): CaseState | undefined {
  if (!row?.file) return undefined;
  return {
    file: withInstants(row.file, 'filedAt', 'supplementedAt'),
    referrals: (row.referrals ?? []).map((one) => referralOf(withInstants(one, 'ownedSince', 'backupFrom', 'firstOwnMoveAt', 'unreadSince', 'readThrough'))),
    decisions: (row.decisions ?? []).map((one) => withInstants(one, 'at', 'recordedAt', 'releasedAt')),
    feedbacks: (row.feedbacks ?? []).map((one) => feedbackOf(withInstants(one, 'at', 'receivedAt', 'givenAt'))),
  };
}

/** JSON writes a moment with PostgreSQL's own offset and digits; an `Instant` is UTC with milliseconds, as in a row. */
function withInstants<R extends { [name in K]: Instant | null }, K extends string>(row: R, ...fields: K[]): R {
  const instants = fields.map((field) => [field, row[field] === null ? null : instantFromMillis(Date.parse(row[field]))]);
  return { ...row, ...Object.fromEntries(instants) };
}
