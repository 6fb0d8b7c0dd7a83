import { verifyChain, type TrailEntry } from '@referrals/database';
import { referralDeskDuties } from '@referrals/duties';
import { compareDuties } from '@referrals/service-kit';
import type { DeskHarness } from './desk-harness.js';

/** The first fault of a case's trail, or an event that does not follow it; undefined when both are sound. */
export function brokenOrder(harness: DeskHarness, reportId: string): Promise<string | undefined> {
  return harness.handle(async (tx) => {
    const trail = await tx.query<TrailEntry & { hash: string }>(
      `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`, [reportId]);
    const fault = verifyChain(trail);
    if (fault !== undefined || trail.length === 0) return `trail ${JSON.stringify(fault)}`;
    const events = await tx.query<{ verb: string }>(`SELECT split_part(type, '.', 3) AS verb FROM outbox WHERE key = $1 AND type LIKE 'referral-desk.referral.%' ORDER BY seq`, [reportId]);
    const verbs = trail.filter((entry) => entry.action.startsWith('referral.')).map((entry) => entry.action.slice('referral.'.length));
    const [owed] = await compareDuties(tx, reportId, referralDeskDuties);
    if (owed !== undefined) return `duties ${JSON.stringify(owed)}`;
    const [undated] = await tx.query<{ id: string }>(
      `SELECT id FROM referral r WHERE report_id = $1 AND due_at <> coalesce((SELECT min(due_at) FROM duty d WHERE d.place_key = r.id AND d.state = 'OPEN'), '2100-12-31T00:00:00Z')`, [reportId]);
    if (undated !== undefined) return `not dated as it is owed: ${undated.id}`;
    return verbs.join() === events.map(({ verb }) => verb).join() ? undefined : `events ${events.map(({ verb }) => verb).join()} for ${verbs.join()}`;
  });
}
