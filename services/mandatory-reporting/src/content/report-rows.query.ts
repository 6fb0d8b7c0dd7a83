import type { Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { Agency, Concern, Situation } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { GuardianDecisionView } from '../guardians/guardians.dto.js';
import { grantsInScope, own, rank, scopeValues } from './report-scope.js';

export interface CardRow {
  id: string; number: string; filedAt: Instant; version: number; situations: Situation[]; concerns: Concern[]; leads: Agency[]; rank: number | null;
  /** The caller made it, or holds a token for it. */
  own: boolean;
}
export interface StoryRow { part: number; at: Instant; toldBy: 'REPORTER' | 'DESK'; desk: string | null; story: Record<string, unknown>; sealed: string | null }
export interface SuspicionRow { part: number; suspicion: Record<string, unknown>; sealed: string | null }
export interface GrantRow { referralId: string; desk: string; relation: string; rank: number; state: string; version: number; read: boolean }
export type GuardianRow = GuardianDecisionView;

export const CARD = `r.id, r.number, r.filed_at AS "filedAt", r.version, r.situations, r.concerns, r.leads`;

/** The card of one report with the caller's rank; undefined when it is not theirs to see. */
export async function readCard(tx: Tx, principal: Principal, at: Instant, id: string): Promise<CardRow | undefined> {
  const row = await tx.maybeOne<CardRow>(`SELECT ${CARD}, ${rank('r.id')} AS rank, ${own('r.id')} AS own FROM report r WHERE r.id = $5`, [...scopeValues(principal, at), id]);
  return row?.rank === null ? undefined : row;
}

/** The caller's grants for one report, and whether the first read of each as it stands was told. */
export function readGrants(tx: Tx, principal: Principal, at: Instant, id: string): Promise<GrantRow[]> {
  return tx.query<GrantRow>(
    `SELECT g.referral_id AS "referralId", g.desk, g.relation, g.rank, g.state, g.version,
       EXISTS (SELECT 1 FROM first_read f WHERE f.referral_id = g.referral_id AND f.desk = g.desk AND f.version = g.version) AS read
     FROM ${grantsInScope} AND g.report_id = $5 AND $2::uuid[] IS NOT NULL ORDER BY g.rank, g.referral_id`,
    [...scopeValues(principal, at), id],
  );
}

/** What was told, part by part; the rows this caller's level lets them see. */
export function readParts(tx: Tx, id: string): Promise<[StoryRow[], SuspicionRow[], GuardianRow[], { sealed: string }[]]> {
  return Promise.all([
    tx.query<StoryRow>('SELECT part, at, told_by AS "toldBy", desk, story, sealed FROM report_story WHERE report_id = $1 ORDER BY part', [id]),
    tx.query<SuspicionRow>('SELECT part, suspicion, sealed FROM report_suspicion WHERE report_id = $1 ORDER BY part', [id]),
    tx.query<GuardianRow>(
      `SELECT at, desk, staff, told, told_at AS "toldAt", how, reason, abuse_checked AS "abuseChecked" FROM guardian_decision WHERE report_id = $1 ORDER BY n`, [id]),
    tx.query<{ sealed: string }>('SELECT sealed FROM reporter_identity WHERE report_id = $1', [id]),
  ]);
}
