import type { Instant } from '@referrals/calendar';
import type { EventData, ReportFiled } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { CaseFile, CaseState, Decision, Feedback, Referral } from './case.domain.js';
import { hiddenDesks } from './hidden-desks.domain.js';
import { WriteTogether } from './write-together.js';

/** When the first of what a referral owes is due; undefined where that is not known. */
export type DueAt = (referral: string) => Instant | undefined;

/** Pack and revision a case was routed with; kept with it. */
export type Origin = Pick<EventData<typeof ReportFiled>, 'pack' | 'packVersion' | 'directoryRevision'>;

const MUTABLE = `agency, role, state, owner, owner_agency, owned_since, because, version, backup_desk, backup_from, first_own_move_at, watchers, returns,
  transfers, awaits_city, bound, claimed_by, merged_into, last_code, unread_since, read_through, withheld, county, supplemented_at, danger, keep_from, hidden_desks,
  hidden_staff, division`;
const MUTABLE_OF_ROW = MUTABLE.replaceAll(/[a-z_]+/g, (column) => `r.${column}`);
const SHAPE = `id uuid, agency text, site text, role text, division text, state text, owner uuid, owner_agency text, owned_since timestamptz, because text,
  version int, backup_desk uuid, backup_from timestamptz, first_own_move_at timestamptz, watchers uuid[], returns int, transfers int, awaits_city boolean,
  bound boolean, claimed_by uuid, merged_into uuid, last_code text, unread_since timestamptz, read_through timestamptz, withheld boolean, county text,
  supplemented_at timestamptz, danger text, keep_from text[], hidden_desks uuid[],
  hidden_staff uuid[]`;

const FILE_COLUMNS = `report_id, number, filed_at, county, tell, county_police_only, no_mediation, minor_suspect, excluded_desks, excluded_agencies, reporter_hidden, untold_desks,
  keep_from, recused, hand_overs, supplemented_at, danger, pack, pack_version, directory_revision`;
/** One statement, so that no referral of any case of a batch goes before its file. */
const INSERT_CASES = `WITH files AS (
    INSERT INTO case_file (${FILE_COLUMNS}) SELECT ${FILE_COLUMNS}
    FROM jsonb_to_recordset($1) AS c(report_id uuid, number text, filed_at timestamptz, county text, tell text, county_police_only boolean,
      no_mediation boolean, minor_suspect boolean, excluded_desks uuid[], excluded_agencies text[], reporter_hidden boolean, untold_desks uuid[],
      keep_from text[], recused uuid[], hand_overs int,
      supplemented_at timestamptz, danger text, pack text, pack_version int, directory_revision bigint))
  INSERT INTO referral (id, report_id, number, filed_at, site, ${MUTABLE})
  SELECT r.id, c.report_id, c.number, c.filed_at, r.site, ${MUTABLE_OF_ROW}
  FROM jsonb_to_recordset($1) AS c(report_id uuid, number text, filed_at timestamptz, referrals jsonb), jsonb_to_recordset(c.referrals) AS r(${SHAPE})`;

/** Hands a new case to the commit. */
export function createCase(tx: Tx, state: CaseState, origin: Origin): void {
  const { file } = state;
  tx.writeBatched(INSERT_CASES, [{
    report_id: file.reportId, number: file.number, filed_at: file.filedAt, county: file.county, tell: file.tell, county_police_only: file.countyPoliceOnly,
    no_mediation: file.noMediation, minor_suspect: file.minorSuspect, excluded_desks: file.excludedDesks, excluded_agencies: file.excludedAgencies,
    reporter_hidden: file.reporterHidden, untold_desks: file.untoldDesks, keep_from: file.keepFrom, recused: file.recused, hand_overs: file.handOvers, supplemented_at: file.supplementedAt, danger: file.danger, pack: origin.pack, pack_version: origin.packVersion,
    directory_revision: origin.directoryRevision, referrals: state.referrals.map((referral) => rowOf(state, referral)),
  }]);
}

/**
 * Hands to the commit what differs between two states of a case: rows that are the same object did not change. A referral that moves is written
 * with the date of what it owes next, where `dueAt` knows it by then; else what keeps the duties writes it.
 */
export function saveCase(tx: Tx, before: CaseState, after: CaseState, at: Instant, dueAt: DueAt = () => undefined): void {
  const { file } = after;
  const old = new Map(before.referrals.map((referral) => [referral.id, referral]));
  const hiding = file.excludedDesks !== before.file.excludedDesks || file.excludedAgencies !== before.file.excludedAgencies || file.recused !== before.file.recused;
  const shown = hiding || file.county !== before.file.county || file.supplementedAt !== before.file.supplementedAt || file.keepFrom !== before.file.keepFrom
    || file.danger !== before.file.danger;
  const changed = after.referrals.filter((referral) => old.has(referral.id) && (shown || old.get(referral.id) !== referral));
  insertReferrals(tx, after, after.referrals.filter((referral) => !old.has(referral.id)));
  const together = new WriteTogether();
  if (file !== before.file) updateFile(together, file);
  if (hiding) hideParticipations(together, file);
  updateReferrals(together, before, after, changed, dueAt);
  saveDecisions(together, before, after);
  saveFeedbacks(together, before, after);
  together.send(tx);
  saveParticipation(tx, file, changed.filter((referral) => old.get(referral.id)?.owner !== referral.owner).map((referral) => old.get(referral.id)), at);
}

function updateFile(together: WriteTogether, file: CaseFile): void {
  together.add((bind) => `UPDATE case_file SET county = ${bind(file.county)}, tell = ${bind(file.tell)}, county_police_only = ${bind(file.countyPoliceOnly)},
     no_mediation = ${bind(file.noMediation)}, minor_suspect = ${bind(file.minorSuspect)}, excluded_desks = ${bind(file.excludedDesks)},
     excluded_agencies = ${bind(file.excludedAgencies)}, reporter_hidden = ${bind(file.reporterHidden)}, untold_desks = ${bind(file.untoldDesks)},
     keep_from = ${bind(file.keepFrom)}, recused = ${bind(file.recused)}, hand_overs = ${bind(file.handOvers)},
     supplemented_at = ${bind(file.supplementedAt)}, danger = ${bind(file.danger)} WHERE report_id = ${bind(file.reportId)}`);
}

/** Whom a participation is hidden from: the excluded desks, and the desk whose it is where its whole agency is excluded. */
const HIDDEN_PARTICIPATION = (desks: string, agencies: string, desk: string): string =>
  `${desks}::uuid[] || ARRAY(SELECT d.id FROM desk_copy d WHERE d.id = ${desk} AND d.record->>'agency' = ANY (${agencies}::text[]))`;

/** Of desks that gave a referral away before; who gives one away now is written with the same. */
function hideParticipations(together: WriteTogether, { reportId, excludedDesks, excludedAgencies, recused }: CaseFile): void {
  together.add((bind) => `UPDATE participation SET hidden_desks = ${HIDDEN_PARTICIPATION(bind(excludedDesks), bind(excludedAgencies), 'participation.desk')}, hidden_staff = ${bind(recused)} WHERE report_id = ${bind(reportId)}`);
}

function rowOf(state: CaseState, referral: Referral): Record<string, unknown> {
  return {
    id: referral.id, agency: referral.agency, site: referral.site, role: referral.role, division: referral.division, state: referral.state,
    owner: referral.owner, owner_agency: referral.ownerAgency, owned_since: referral.ownedSince, because: referral.because, version: referral.version,
    backup_desk: referral.backup?.desk ?? null, backup_from: referral.backup?.from ?? null, first_own_move_at: referral.firstOwnMoveAt,
    watchers: referral.watchers, returns: referral.returns, transfers: referral.transfers, awaits_city: referral.awaitsCity, bound: referral.bound,
    claimed_by: referral.claimedBy, merged_into: referral.mergedInto, last_code: referral.lastCode,
    unread_since: referral.unreadSince, read_through: referral.readThrough,
    withheld: state.decisions.some((decision) => decision.referralId === referral.id && decision.withheld !== null && decision.releasedAt === null),
    county: state.file.county, supplemented_at: state.file.supplementedAt,
    // A notice reads the card, which does not tell it.
    danger: referral.role === 'NOTICE' ? null : state.file.danger, keep_from: state.file.keepFrom, hidden_desks: hiddenDesks(state.file, referral),
    hidden_staff: state.file.recused,
  };
}

function insertReferrals(tx: Tx, state: CaseState, referrals: readonly Referral[]): void {
  if (referrals.length === 0) return;
  tx.write(
    `INSERT INTO referral (id, report_id, number, filed_at, site, ${MUTABLE})
     SELECT id, $1, $2, $3, site, ${MUTABLE} FROM jsonb_to_recordset($4) AS r(${SHAPE})`,
    [state.file.reportId, state.file.number, state.file.filedAt, JSON.stringify(referrals.map((referral) => rowOf(state, referral)))],
  );
}

/** A move changes one referral, and few of its columns; several changed ones are written whole. */
function updateReferrals(together: WriteTogether, before: CaseState, after: CaseState, referrals: readonly Referral[], dueAt: DueAt): void {
  const [referral, another] = referrals;
  if (referral === undefined) return;
  if (another !== undefined) {
    together.add((bind) => `UPDATE referral SET (${MUTABLE}) = (${MUTABLE_OF_ROW})
     FROM jsonb_to_recordset(${bind(JSON.stringify(referrals.map((one) => rowOf(after, one))))}) AS r(${SHAPE}) WHERE referral.id = r.id`);
    return;
  }
  const was = before.referrals.find(({ id }) => id === referral.id);
  const old = was && rowOf(before, was);
  const changed = Object.entries(rowOf(after, referral)).filter(([column, value]) => !isSame(old?.[column], value));
  if (changed.length === 0) return;
  together.add((bind) => `UPDATE referral SET ${changed.map(([column, value]) => `${column} = ${bind(value)}`).join(', ')},
    due_at = coalesce(${bind(() => dueAt(referral.id))}, due_at) WHERE id = ${bind(referral.id)}`);
}

const isSame = (a: unknown, b: unknown): boolean => a === b || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join());

function saveParticipation(tx: Tx, { reportId, excludedDesks, excludedAgencies, recused }: CaseFile, left: readonly (Referral | undefined)[], at: Instant): void {
  for (const referral of left) {
    if (referral === undefined) continue;
    tx.write(
      `INSERT INTO participation (referral_id, desk, report_id, until, hidden_desks, hidden_staff) VALUES ($1, $2, $3, $4, ${HIDDEN_PARTICIPATION('$5', '$7', '$2')}, $6)
       ON CONFLICT (referral_id, desk) DO UPDATE SET until = excluded.until`,
      [referral.id, referral.owner, reportId, at, excludedDesks, recused, excludedAgencies],
    );
  }
}

function saveDecisions(together: WriteTogether, before: CaseState, after: CaseState): void {
  const old = new Map(before.decisions.map((decision) => [decision.id, decision]));
  for (const decision of after.decisions) {
    const was = old.get(decision.id);
    if (was === undefined) insert(together, 'decision', decisionRow(after, decision));
    else if (was !== decision) together.add((bind) => `UPDATE decision SET released_at = ${bind(decision.releasedAt)} WHERE id = ${bind(decision.id)}`);
  }
}

function decisionRow({ file }: CaseState, decision: Decision): Record<string, unknown> {
  return {
    id: decision.id, report_id: file.reportId, referral_id: decision.referralId, code: decision.code, ends: decision.ends, at: decision.at,
    recorded_at: decision.recordedAt, desk: decision.desk, staff: decision.staff, number: decision.number, text: decision.text, note: decision.note,
    proof: decision.proof, to_agency: decision.toAgency, withheld: decision.withheld, released_at: decision.releasedAt,
  };
}

function saveFeedbacks(together: WriteTogether, before: CaseState, after: CaseState): void {
  const old = new Map(before.feedbacks.map((feedback) => [feedback.id, feedback]));
  for (const feedback of after.feedbacks) {
    if (old.has(feedback.id)) continue;
    insert(together, 'feedback', {
      ...feedbackRow(feedback), report_id: after.file.reportId, decision_id: feedback.decisionId, agency: feedback.agency, text: feedback.text, at: feedback.at,
    });
  }
  const changed = after.feedbacks.filter((feedback) => old.has(feedback.id) && old.get(feedback.id) !== feedback);
  if (changed.length === 0) return;
  together.add((bind) => `UPDATE feedback SET (referral_id, received_at, given_method, given_at, given_reason, given_desk)
       = (r.referral_id, r.received_at, r.given_method, r.given_at, r.given_reason, r.given_desk)
     FROM jsonb_to_recordset(${bind(JSON.stringify(changed.map(feedbackRow)))}) AS r(id uuid, referral_id uuid, received_at timestamptz, given_method text,
       given_at timestamptz, given_reason text, given_desk uuid) WHERE feedback.id = r.id`);
}

function feedbackRow({ id, referralId, receivedAt, given }: Feedback): Record<string, unknown> {
  return {
    id, referral_id: referralId, received_at: receivedAt, given_method: given?.method ?? null, given_at: given?.at ?? null, given_reason: given?.reason ?? null,
    given_desk: given?.desk ?? null,
  };
}

/** @param row columns by name; the names are this file's own */
function insert(together: WriteTogether, table: 'decision' | 'feedback', row: Record<string, unknown>): void {
  together.add((bind) => `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(bind).join(', ')})`);
}
