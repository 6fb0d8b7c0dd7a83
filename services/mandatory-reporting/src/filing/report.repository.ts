import type { Instant } from '@referrals/calendar';
import type { Tell } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { Facts } from '@referrals/policy';
import type { KeyRing } from '@referrals/service-kit';
import { normalIdNumber } from '../form/id-number.domain.js';
import type { ReportForm, SupplementForm } from '../form/report-form.schema.js';
import { splitForm } from '../form/split-form.domain.js';
import type { RoutingDecision } from '../routing/route-report.domain.js';
import type { ReporterIdentity } from './sealed-reporter.domain.js';

export interface NewReport {
  readonly id: string;
  readonly number: string;
  readonly filedAt: Instant;
  readonly form: ReportForm;
  readonly facts: Facts;
  readonly identity: ReporterIdentity;
  readonly tell: Tell;
  readonly decision: RoutingDecision;
  /** Account whose report it is. */
  readonly owner?: string;
}

/** Every row of a new report. They travel with the commit of the filing, trail and outbox beside them. */
export function insertReport(tx: Tx, keys: KeyRing, report: NewReport): void {
  const { id, number, filedAt, facts, decision } = report;
  tx.write('INSERT INTO report (id, number, filed_at, situations, concerns, leads, version) VALUES ($1, $2, $3, $4, $5, $6, 1)',
    [id, number, filedAt, facts.situations ?? [], facts.concerns ?? [], leadsIn(decision)]);
  tx.write('INSERT INTO receipt (number, report_id) VALUES ($1, $2)', [number, id]);
  if (report.owner !== undefined) tx.write('INSERT INTO report_owner (report_id, staff, filed_at) VALUES ($1, $2, $3)', [id, report.owner, filedAt]);
  insertPart(tx, keys, { reportId: id, part: 0, at: filedAt, toldBy: 'REPORTER', form: report.form, confidential: report.identity.confidential });
  tx.write('INSERT INTO reporter_identity (report_id, sealed) VALUES ($1, $2)', [id, keys.seal(JSON.stringify(report.identity), `reporter ${id}`)]);
  tx.write('INSERT INTO routing_facts (report_id, sealed, tell, confidential) VALUES ($1, $2, $3, $4)',
    [id, keys.seal(JSON.stringify(facts), `facts ${id}`), report.tell, report.identity.confidential]);
  insertDecision(tx, { reportId: id, n: 1, at: filedAt, cause: 'REPORTER', decision });
}

export interface NewPart {
  readonly reportId: string;
  readonly part: number;
  readonly at: Instant;
  readonly toldBy: 'REPORTER' | 'DESK';
  readonly desk?: string;
  readonly form: ReportForm | SupplementForm;
  readonly confidential: boolean;
}

/** What was told at one time, cut by who may read it, with the keyed hashes that find the child. */
export function insertPart(tx: Tx, keys: KeyRing, { reportId, part, at, toldBy, desk, form, confidential }: NewPart): void {
  const { story, sealedStory, suspicion, sealedSuspicion } = splitForm(form, confidential);
  const seal = (value: object, kind: string): string | null =>
    (Object.keys(value).length === 0 ? null : keys.seal(JSON.stringify(value), `${kind} ${reportId} ${part}`));
  tx.write('INSERT INTO report_story (report_id, part, at, told_by, desk, story, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [reportId, part, at, toldBy, desk ?? null, JSON.stringify(story), seal(sealedStory, 'story')]);
  if (Object.keys(suspicion).length > 0 || Object.keys(sealedSuspicion).length > 0) {
    tx.write('INSERT INTO report_suspicion (report_id, part, told_by, suspicion, sealed) VALUES ($1, $2, $3, $4, $5)',
      [reportId, part, toldBy, JSON.stringify(suspicion), seal(sealedSuspicion, 'suspicion')]);
  }
  const indexed = childIndex(keys, { name: form.child?.name, idNumber: form.child?.idNumber, phone: form.child?.phone });
  if (indexed.length > 0) {
    tx.write(`INSERT INTO child_index (report_id, field, value)
      SELECT $1, i.field, i.value FROM jsonb_to_recordset($2) AS i(field text, value text)`, [reportId, JSON.stringify(indexed)]);
  }
}

export interface IndexEntry { readonly field: 'ID_NUMBER' | 'PHONE' | 'NAME'; readonly value: string }

/** Keyed hashes of what a child can be looked up by. Names are compared without blanks and dots, phones by their digits. */
export function childIndex(keys: KeyRing, child: { name?: string | undefined; idNumber?: string | undefined; phone?: string | undefined }): IndexEntry[] {
  const { name, idNumber, phone } = child;
  return [
    ...(idNumber === undefined ? [] : [{ field: 'ID_NUMBER' as const, value: keys.blindIndex('child ID_NUMBER', normalIdNumber(idNumber)) }]),
    ...(phone === undefined ? [] : [{ field: 'PHONE' as const, value: keys.blindIndex('child PHONE', phone.replaceAll(/\D/g, '')) }]),
    ...(name === undefined ? [] : [{ field: 'NAME' as const, value: keys.blindIndex('child NAME', name.normalize('NFKC').replaceAll(/[\s·•.]/g, '').toLowerCase()) }]),
  ];
}

export interface NewDecision {
  readonly reportId: string;
  readonly n: number;
  readonly at: Instant;
  readonly cause: 'REPORTER' | 'DESK' | 'DIRECTORY';
  readonly decision: RoutingDecision;
  /** The decision before it: what that excluded is kept already. */
  readonly before?: RoutingDecision;
}

/** Keeps a decision, and who must not have the case because of it. */
export function insertDecision(tx: Tx, { reportId, n, at, cause, decision, before }: NewDecision): void {
  tx.write('INSERT INTO routing_decision (report_id, n, at, cause, pack, pack_version, directory_revision, decision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [reportId, n, at, cause, decision.evaluation.pack, decision.evaluation.version, decision.directoryRevision, JSON.stringify(decision)]);
  const known = before === undefined ? [] : [...before.excludedDesks, ...before.excludedAgencies];
  const fresh = [...decision.excludedDesks, ...decision.excludedAgencies].filter((one) => !known.includes(one));
  if (fresh.length > 0) tx.write('INSERT INTO exclusion (report_id, excluded) SELECT $1, unnest($2::text[])', [reportId, fresh]);
  const organisations = decision.organisations.filter((one) => !before?.organisations.includes(one));
  if (organisations.length > 0) {
    tx.write('INSERT INTO suspected_organisation (organisation, report_id) SELECT unnest($2::uuid[]), $1', [reportId, organisations]);
  }
}

export function leadsIn(decision: RoutingDecision): string[] {
  return [...new Set(decision.requests.filter(({ role }) => role === 'LEAD').map(({ agency }) => agency))].sort();
}
