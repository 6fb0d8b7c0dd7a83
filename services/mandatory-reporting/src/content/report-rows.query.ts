import { binder, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { Agency, Concern, Situation } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { GuardianDecisionRecord } from '../guardians/guardian-decision.entity.js';
import { DecisionRecord } from '../routing/routing.entity.js';
import { ReportChild } from './report-child.entity.js';
import { ReporterContact, ReportStory, ReportSuspicion, SealedReporter } from './report-parts.entity.js';
import { reportScope } from './report-scope.js';

export interface CardRow {
  id: string; number: string; filedAt: Instant; version: number; situations: Situation[]; concerns: Concern[]; leads: Agency[]; rank: number | null;
  /** The caller made it, or holds a token for it. */
  own: boolean;
}
export interface GrantRow {
  referralId: string; desk: string; relation: string; rank: number; state: string; version: number; read: boolean;
  /** The last supplement that was told to be read, of the referral as it stands; null for none. */
  told: number | null;
}

export const CARD = `r.id, r.number, r.filed_at AS "filedAt", r.version, r.situations, r.concerns, r.leads`;

/** The card of one report with the caller's rank; undefined when it is not theirs to see. */
export async function readCard(tx: Tx, principal: Principal, at: Instant, id: string): Promise<CardRow | undefined> {
  const bind = binder();
  const { rank, own } = reportScope(principal, at, bind);
  const row = await tx.maybeOne<CardRow>(`SELECT ${CARD}, ${rank('r.id')} AS rank, ${own('r.id')} AS own FROM report r WHERE r.id = ${bind(id)}`, bind.values);
  return row?.rank === null ? undefined : row;
}

/** The caller's grants for one report, and what of its reading was published of each as it stands. */
export function readGrants(tx: Tx, principal: Principal, at: Instant, id: string): Promise<GrantRow[]> {
  const bind = binder();
  return tx.query<GrantRow>(
    `SELECT g.referral_id AS "referralId", g.desk, g.relation, g.rank, g.state, g.version,
       EXISTS (SELECT 1 FROM first_read f WHERE f.referral_id = g.referral_id AND f.desk = g.desk AND f.version = g.version) AS read,
       (SELECT max(s.part) FROM supplement_read s WHERE s.referral_id = g.referral_id AND s.desk = g.desk AND s.version = g.version) AS told
     FROM ${reportScope(principal, at, bind).grants()} AND g.report_id = ${bind(id)} ORDER BY g.rank, g.referral_id`, bind.values,
  );
}

/** When the reporter added something, oldest first: by the decisions that followed it, as no word of it is read. */
export async function readSupplementTimes(tx: Tx, reportId: string): Promise<Instant[]> {
  const decisions = await tx.manager.find(DecisionRecord, { where: { reportId, cause: 'REPORTER' }, order: { n: 'ASC' } });
  return decisions.filter(({ n }) => n > 1).map(({ at }) => at);
}

/** What the reporter asked to be kept, as it stands: whether they are hidden, and from which agencies it is kept. */
export interface Keeping { readonly hidden: boolean; readonly keepFrom: readonly Agency[] }

const KEEPING = `SELECT f.confidential AS hidden, coalesce(d.decision->'keepFrom', '[]') AS "keepFrom"
  FROM routing_facts f JOIN routing_decision d USING (report_id) WHERE f.report_id = $1 ORDER BY d.n DESC LIMIT 1`;

export type ReportParts = [ReportStory[], ReportSuspicion[], GuardianDecisionRecord[], SealedReporter | null, Keeping | undefined, ReporterContact | null, ReportChild | null];

/** What was entered, part by part; the rows this caller's level lets them see. */
export function readParts(tx: Tx, reportId: string): Promise<ReportParts> {
  return Promise.all([
    tx.manager.find(ReportStory, { where: { reportId }, order: { part: 'ASC' } }),
    tx.manager.find(ReportSuspicion, { where: { reportId }, order: { part: 'ASC' } }),
    tx.manager.find(GuardianDecisionRecord, { where: { reportId }, order: { n: 'ASC' } }),
    tx.manager.findOneBy(SealedReporter, { reportId }),
    tx.maybeOne<Keeping>(KEEPING, [reportId]),
    tx.manager.findOneBy(ReporterContact, { reportId }),
    // The file that it was linked to last, of those that stand.
    tx.manager.findOne(ReportChild, { where: { reportId, linked: true }, order: { at: 'DESC', childId: 'ASC' } }),
  ]);
}
