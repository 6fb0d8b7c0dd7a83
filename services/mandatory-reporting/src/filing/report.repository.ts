import type { Instant } from '@referrals/calendar';
import { nameForm, phoneDigits, readPhone, type Tell } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { readIdNumber } from '@referrals/policy';
import { blindIndex, type KeyRing, type SensitiveRows } from '@referrals/service-kit';
import { ReportStory, ReportSuspicion, SealedReporter } from '../content/report-parts.entity.js';
import type { ReportForm, SupplementForm } from '../form/report-form.dto.js';
import type { KeptFacts } from '../form/facts-of-form.domain.js';
import { splitForm } from '../form/split-form.domain.js';
import type { RoutingDecision } from '../routing/route-report.domain.js';
import { RoutingFacts } from '../routing/routing.entity.js';
import type { ReporterIdentity } from './sealed-reporter.domain.js';

export interface NewReport {
  readonly id: string;
  readonly number: string;
  readonly filedAt: Instant;
  readonly form: ReportForm;
  readonly facts: KeptFacts;
  readonly identity: ReporterIdentity;
  readonly tell: Tell;
  readonly decision: RoutingDecision;
  /** Account whose report it is. */
  readonly owner?: string;
}

/** Rows to insert, by table and column. */
type Table = 'report' | 'receipt' | 'report_owner' | 'report_story' | 'report_suspicion' | 'child_index' | 'reporter_identity' | 'routing_facts'
  | 'routing_decision' | 'exclusion' | 'suspected_organisation';
type Rows = { readonly [T in Table]?: readonly object[] };

/** One statement for all of them; it travels with the commit, trail and outbox beside it. */
function keepRows(tx: Tx, rows: Rows): void {
  const present = Object.entries(rows).filter(([, of]) => of.length > 0);
  tx.write('SELECT keep_rows($1)', [JSON.stringify(Object.fromEntries(present))]);
}

/** What seals, and what makes the hashes that find a child. */
export interface Keyed { readonly keys: KeyRing; readonly sealed: SensitiveRows }

/** Every row of a new report. */
export function insertReport(tx: Tx, keyed: Keyed, report: NewReport): void {
  const { id, number, filedAt, facts, decision, tell } = report;
  const hidden = decision.reporterHidden ?? facts.reporter?.confidential ?? false;
  keepRows(tx, {
    report: [{ id, number, filed_at: filedAt, situations: facts.situations ?? [], concerns: facts.concerns ?? [], leads: leadsIn(decision), version: 1 }],
    receipt: [{ number, report_id: id }],
    report_owner: report.owner === undefined ? [] : [{ report_id: id, staff: report.owner, filed_at: filedAt }],
    reporter_identity: [{ report_id: id, sealed: keyed.sealed.seal(SealedReporter, 'sealed', { reportId: id }, report.identity) }],
    routing_facts: [{ report_id: id, sealed: keyed.sealed.seal(RoutingFacts, 'sealed', { reportId: id }, facts), tell, confidential: hidden }],
    ...partRows(keyed, { reportId: id, part: 0, at: filedAt, toldBy: 'REPORTER', form: report.form, hidden }),
    ...decisionRows({ reportId: id, n: 1, at: filedAt, cause: 'REPORTER', decision }),
  });
  keepPhones(tx, keyed.keys, id, report.form);
}

export interface NewPart {
  readonly reportId: string;
  readonly part: number;
  readonly at: Instant;
  readonly toldBy: 'REPORTER' | 'DESK';
  readonly desk?: string;
  readonly form: ReportForm | SupplementForm;
  /** Nothing in it that a SUPPORT reads may tell who reported. */
  readonly hidden: boolean;
}

/** What was entered at one time, cut by who may read it, with the keyed hashes that find the child. */
function partRows({ keys, sealed }: Keyed, { reportId, part, at, toldBy, desk, form, hidden }: NewPart): Rows {
  const { story, sealedStory, suspicion, sealedSuspicion } = splitForm(form, hidden);
  const key = { reportId, part };
  const suspected = !isEmpty(suspicion) || !isEmpty(sealedSuspicion);
  return {
    report_story: [{ report_id: reportId, part, at, told_by: toldBy, desk: desk ?? null, story, sealed: isEmpty(sealedStory) ? null : sealed.seal(ReportStory, 'sealed', key, sealedStory) }],
    report_suspicion: suspected ? [{ report_id: reportId, part, told_by: toldBy, suspicion, sealed: isEmpty(sealedSuspicion) ? null : sealed.seal(ReportSuspicion, 'sealed', key, sealedSuspicion) }] : [],
    child_index: childIndex(keys, { name: form.child?.name, idNumber: form.child?.idNumber, phone: form.child?.phone })
      .map(({ field, value }) => ({ report_id: reportId, field, value })),
  };
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

export interface IndexEntry { readonly field: 'ID_NUMBER' | 'PHONE' | 'NAME'; readonly value: string }

interface LookedUp { readonly name?: string | undefined; readonly idNumber?: string | undefined; readonly phone?: string | undefined }

/**
 * Keyed hashes of what a child can be looked up by; of what cannot be read as a number there is none. A name's are of its letters and digits, and,
 * where that is another, of the form in which names were hashed before: the release before finds by that one, and what it filed is found.
 */
export function childIndex(keys: KeyRing, { name, idNumber, phone }: LookedUp): IndexEntry[] {
  const byIdNumber = idNumber === undefined || readIdNumber(idNumber) === undefined ? undefined : blindIndex(keys, 'child', 'ID_NUMBER', idNumber);
  const digits = digitsOf(phone);
  const names = name === undefined ? [] : [nameForm(name), name.normalize('NFKC').replaceAll(/[\s·•.]/g, '').toLowerCase()];
  return [
    ...(byIdNumber === undefined ? [] : [{ field: 'ID_NUMBER' as const, value: byIdNumber }]),
    ...(digits === '' ? [] : [{ field: 'PHONE' as const, value: keys.blindIndex('child PHONE', digits) }]),
    ...[...new Set(names)].filter((form) => form !== '').map((form) => ({ field: 'NAME' as const, value: keys.blindIndex('child NAME', form) })),
  ];
}

const digitsOf = (phone: string | undefined): string => phoneDigits((phone === undefined ? undefined : readPhone(phone)) ?? '');

/** The same of telephones of guardian and suspects: whoever may read them finds other reports in which they are. One that is told again is there once. */
function keepPhones(tx: Tx, keys: KeyRing, reportId: string, { child, suspects = [] }: ReportForm | SupplementForm): void {
  const phones = [child?.guardian?.phone, ...suspects.map(({ phone }) => phone)].map(digitsOf).filter((digits) => digits !== '');
  if (phones.length === 0) return;
  tx.write('INSERT INTO suspicion_index (report_id, value) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [reportId, [...new Set(phones)].map((digits) => keys.blindIndex('suspicion PHONE', digits))]);
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

/** A decision, and who must not have the case because of it. */
function decisionRows({ reportId, n, at, cause, decision, before }: NewDecision): Rows {
  const { evaluation: { pack, version }, directoryRevision, excludedDesks, excludedAgencies, organisations } = decision;
  const known: readonly string[] = before === undefined ? [] : [...before.excludedDesks, ...before.excludedAgencies];
  return {
    routing_decision: [{ report_id: reportId, n, at, cause, pack, pack_version: version, directory_revision: directoryRevision, decision }],
    exclusion: [...excludedDesks, ...excludedAgencies].filter((one) => !known.includes(one)).map((excluded) => ({ report_id: reportId, excluded })),
    suspected_organisation: organisations.filter((one) => !before?.organisations.includes(one)).map((organisation) => ({ organisation, report_id: reportId })),
  };
}

/** Keeps a decision about a report that is there already; with words that brought it about, those too. */
export function insertDecision(tx: Tx, decision: NewDecision, input?: Keyed & { readonly part: NewPart }): void {
  keepRows(tx, { ...decisionRows(decision), ...(input === undefined ? {} : partRows(input, input.part)) });
  if (input !== undefined) keepPhones(tx, input.keys, decision.reportId, input.part.form);
}

export function leadsIn(decision: RoutingDecision): string[] {
  return [...new Set(decision.requests.filter(({ role }) => role === 'LEAD').map(({ agency }) => agency))].sort();
}
