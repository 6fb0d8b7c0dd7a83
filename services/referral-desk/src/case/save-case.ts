import type { Instant } from '@referrals/calendar';
import type { EventData, ReportFiled } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { CaseFile, CaseState, Feedback, Referral } from './case.domain.js';

/** Pack and revision a case was routed with; kept with it. */
export type Origin = Pick<EventData<typeof ReportFiled>, 'pack' | 'packVersion' | 'directoryRevision'>;

const MUTABLE = `agency, role, state, owner, owner_agency, owned_since, because, version, backup_desk, backup_from, first_own_move_at, watchers, returns,
  transfers, awaits_city, bound, claimed_by, merged_into, last_code, withheld, county, supplemented_at, hidden_desks, hidden_staff`;
const SHAPE = `id uuid, agency text, site text, role text, division text, state text, owner uuid, owner_agency text, owned_since timestamptz, because text,
  version int, backup_desk uuid, backup_from timestamptz, first_own_move_at timestamptz, watchers uuid[], returns int, transfers int, awaits_city boolean,
  bound boolean, claimed_by uuid, merged_into uuid, last_code text, withheld boolean, county text, supplemented_at timestamptz, hidden_desks uuid[],
  hidden_staff uuid[]`;

/** Hands a new case to the commit. */
export function createCase(tx: Tx, state: CaseState, origin: Origin): void {
  const { file } = state;
  tx.write(
    `INSERT INTO case_file (report_id, number, filed_at, county, tell, county_police_only, no_mediation, minor_suspect, excluded_desks, excluded_agencies, recused,
       hand_overs, supplemented_at, pack, pack_version, directory_revision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [file.reportId, file.number, file.filedAt, file.county, file.tell, file.countyPoliceOnly, file.noMediation, file.minorSuspect, file.excludedDesks,
      file.excludedAgencies, file.recused, file.handOvers, file.supplementedAt, origin.pack, origin.packVersion, origin.directoryRevision],
  );
  insertReferrals(tx, state, state.referrals);
}

/** Hands to the commit what differs between two states of a case: rows that are the same object did not change. */
export function saveCase(tx: Tx, before: CaseState, after: CaseState, at: Instant): void {
  const { file } = after;
  if (file !== before.file) {
    tx.write(
      `UPDATE case_file SET county = $2, tell = $3, county_police_only = $4, no_mediation = $5, minor_suspect = $6, excluded_desks = $7, excluded_agencies = $8,
         recused = $9, hand_overs = $10, supplemented_at = $11 WHERE report_id = $1`,
      [file.reportId, file.county, file.tell, file.countyPoliceOnly, file.noMediation, file.minorSuspect, file.excludedDesks, file.excludedAgencies,
        file.recused, file.handOvers, file.supplementedAt],
    );
  }
  const old = new Map(before.referrals.map((referral) => [referral.id, referral]));
  const hiding = file.excludedDesks !== before.file.excludedDesks || file.recused !== before.file.recused;
  const shown = hiding || file.county !== before.file.county || file.supplementedAt !== before.file.supplementedAt;
  const changed = after.referrals.filter((referral) => old.has(referral.id) && (shown || old.get(referral.id) !== referral));
  insertReferrals(tx, after, after.referrals.filter((referral) => !old.has(referral.id)));
  updateReferrals(tx, after, changed);
  saveParticipation(tx, after, changed.filter((referral) => old.get(referral.id)?.owner !== referral.owner).map((referral) => old.get(referral.id)), at, hiding);
  saveDecisions(tx, before, after);
  saveFeedbacks(tx, before, after);
}

function rowOf(state: CaseState, referral: Referral): Record<string, unknown> {
  return {
    id: referral.id, agency: referral.agency, site: referral.site, role: referral.role, division: referral.division, state: referral.state,
    owner: referral.owner, owner_agency: referral.ownerAgency, owned_since: referral.ownedSince, because: referral.because, version: referral.version,
    backup_desk: referral.backup?.desk ?? null, backup_from: referral.backup?.from ?? null, first_own_move_at: referral.firstOwnMoveAt,
    watchers: referral.watchers, returns: referral.returns, transfers: referral.transfers, awaits_city: referral.awaitsCity, bound: referral.bound,
    claimed_by: referral.claimedBy, merged_into: referral.mergedInto, last_code: referral.lastCode,
    withheld: state.decisions.some((decision) => decision.referralId === referral.id && decision.withheld !== null && decision.releasedAt === null),
    county: state.file.county, supplemented_at: state.file.supplementedAt, hidden_desks: hiddenDesks(state.file, referral),
    hidden_staff: state.file.recused,
  };
}

/** Desks the referral is hidden from; the desk of last resort is exempt where it holds the case. */
export function hiddenDesks(file: CaseFile, referral: Referral): readonly string[] {
  return referral.because === 'LAST_RESORT' ? file.excludedDesks.filter((desk) => desk !== referral.owner) : file.excludedDesks;
}

function insertReferrals(tx: Tx, state: CaseState, referrals: readonly Referral[]): void {
  if (referrals.length === 0) return;
  tx.write(
    `INSERT INTO referral (id, report_id, number, filed_at, site, division, ${MUTABLE})
     SELECT id, $1, $2, $3, site, division, ${MUTABLE} FROM jsonb_to_recordset($4) AS r(${SHAPE})`,
    [state.file.reportId, state.file.number, state.file.filedAt, JSON.stringify(referrals.map((referral) => rowOf(state, referral)))],
  );
}

function updateReferrals(tx: Tx, state: CaseState, referrals: readonly Referral[]): void {
  if (referrals.length === 0) return;
  tx.write(
    `UPDATE referral SET (${MUTABLE}) = (${MUTABLE.replaceAll(/[a-z_]+/g, (column) => `r.${column}`)})
     FROM jsonb_to_recordset($1) AS r(${SHAPE}) WHERE referral.id = r.id`,
    [JSON.stringify(referrals.map((referral) => rowOf(state, referral)))],
  );
}

function saveParticipation(tx: Tx, state: CaseState, left: readonly (Referral | undefined)[], at: Instant, hiding: boolean): void {
  const { reportId, excludedDesks, recused } = state.file;
  for (const referral of left) {
    if (referral === undefined) continue;
    tx.write(
      `INSERT INTO participation (referral_id, desk, report_id, until, hidden_desks, hidden_staff) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (referral_id, desk) DO UPDATE SET until = excluded.until`,
      [referral.id, referral.owner, reportId, at, excludedDesks, recused],
    );
  }
  if (hiding) tx.write('UPDATE participation SET hidden_desks = $2, hidden_staff = $3 WHERE report_id = $1', [reportId, excludedDesks, recused]);
}

function saveDecisions(tx: Tx, before: CaseState, after: CaseState): void {
  const old = new Map(before.decisions.map((decision) => [decision.id, decision]));
  for (const decision of after.decisions) {
    const was = old.get(decision.id);
    if (was === undefined) {
      tx.write(
        `INSERT INTO decision (id, report_id, referral_id, code, ends, at, recorded_at, desk, staff, number, text, note, proof, to_agency, withheld, released_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [decision.id, after.file.reportId, decision.referralId, decision.code, decision.ends, decision.at, decision.recordedAt, decision.desk, decision.staff,
          decision.number, decision.text, decision.note, decision.proof, decision.toAgency, decision.withheld, decision.releasedAt],
      );
    } else if (was !== decision) {
      tx.write('UPDATE decision SET released_at = $2 WHERE id = $1', [decision.id, decision.releasedAt]);
    }
  }
}

function saveFeedbacks(tx: Tx, before: CaseState, after: CaseState): void {
  const old = new Map(before.feedbacks.map((feedback) => [feedback.id, feedback]));
  const values = (feedback: Feedback): unknown[] => [
    feedback.id, feedback.referralId, feedback.receivedAt, feedback.given?.method ?? null, feedback.given?.at ?? null, feedback.given?.reason ?? null,
    feedback.given?.desk ?? null,
  ];
  for (const feedback of after.feedbacks) {
    const was = old.get(feedback.id);
    if (was === undefined) {
      tx.write(
        `INSERT INTO feedback (id, referral_id, received_at, given_method, given_at, given_reason, given_desk, report_id, decision_id, agency, text, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [...values(feedback), after.file.reportId, feedback.decisionId, feedback.agency, feedback.text, feedback.at],
      );
    } else if (was !== feedback) {
      tx.write(
        'UPDATE feedback SET referral_id = $2, received_at = $3, given_method = $4, given_at = $5, given_reason = $6, given_desk = $7 WHERE id = $1',
        values(feedback),
      );
    }
  }
}
