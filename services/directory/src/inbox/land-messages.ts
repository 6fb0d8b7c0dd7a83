import type { Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { Notice } from './notice.js';

/** Who must not hear of a case. What is hidden stays hidden. */
export interface Hidden { readonly case: string; readonly hiddenDesks: readonly string[]; readonly hiddenStaff: readonly string[] }

/**
 * One row for each active member of the desk, as the register has them in this transaction. Nobody who must not hear of the case, nor who is
 * at a desk that must not. Told again it is nothing.
 */
const LAND = `
  INSERT INTO inbox_message (id, staff, desk, service, case_id, kind, reason, subject, number, owner, clock, step, due_at, at, landed_at, exempt, hidden_desks, hidden_staff)
  SELECT t.id, m.staff, t.desk, t.service, t."case", t.kind, t.reason, t.subject, coalesce(t.number, c.number), t.owner, t.clock, t.step, t."dueAt", t.at, t."landedAt", t.exempt,
    h.desks, h.staff
  FROM jsonb_to_recordset($1) AS t(id uuid, service text, "case" uuid, kind text, reason text, subject uuid, number text, desk uuid, supervisors boolean, owner uuid, clock text,
      step text, "dueAt" timestamptz, at timestamptz, "landedAt" timestamptz, exempt boolean, "hiddenDesks" uuid[], "hiddenStaff" uuid[])
    LEFT JOIN inbox_case c ON c.case_id = t."case"
    CROSS JOIN LATERAL (SELECT
      ARRAY(SELECT DISTINCT d FROM unnest(c.hidden_desks || t."hiddenDesks") AS d WHERE NOT (t.exempt AND d = t.desk)) AS desks,
      ARRAY(SELECT DISTINCT s FROM unnest(c.hidden_staff || t."hiddenStaff") AS s) AS staff) h
    JOIN desk_member m ON m.desk = t.desk AND (m.role = 'SUPERVISOR' OR NOT t.supervisors)
    JOIN staff s ON s.id = m.staff AND s.status = 'ACTIVE'
  WHERE NOT m.staff = ANY (h.staff) AND NOT EXISTS (SELECT FROM desk_member o WHERE o.staff = m.staff AND o.desk = ANY (h.desks))
  ON CONFLICT DO NOTHING`;

/** Messages that are there already are hidden with those to come. */
const HIDE = `
  WITH told AS (
    SELECT "case", array_agg(DISTINCT d) FILTER (WHERE d IS NOT NULL) AS desks, array_agg(DISTINCT s) FILTER (WHERE s IS NOT NULL) AS staff
    FROM jsonb_to_recordset($1) AS t("case" uuid, "hiddenDesks" uuid[], "hiddenStaff" uuid[]) LEFT JOIN LATERAL unnest("hiddenDesks") AS d ON true LEFT JOIN LATERAL unnest("hiddenStaff") AS s ON true
    GROUP BY "case"
  ), kept AS (
    INSERT INTO inbox_case AS c (case_id, hidden_desks, hidden_staff) SELECT "case", coalesce(desks, '{}'), coalesce(staff, '{}') FROM told
    ON CONFLICT (case_id) DO UPDATE SET hidden_desks = ARRAY(SELECT unnest(c.hidden_desks) UNION SELECT unnest(excluded.hidden_desks)),
      hidden_staff = ARRAY(SELECT unnest(c.hidden_staff) UNION SELECT unnest(excluded.hidden_staff))
    RETURNING case_id, hidden_desks, hidden_staff
  )
  UPDATE inbox_message m SET hidden_desks = CASE WHEN m.exempt THEN array_remove(k.hidden_desks, m.desk) ELSE k.hidden_desks END, hidden_staff = k.hidden_staff
  FROM kept k WHERE m.case_id = k.case_id`;

/** A number that comes after its case's messages is theirs, too. */
const NUMBER = `
  WITH told AS (SELECT DISTINCT ON ("case") "case", number FROM jsonb_to_recordset($1) AS t("case" uuid, number text)), kept AS (
    INSERT INTO inbox_case (case_id, number) SELECT "case", number FROM told ON CONFLICT (case_id) DO UPDATE SET number = excluded.number
  )
  UPDATE inbox_message m SET number = t.number FROM told t WHERE m.case_id = t."case" AND m.number IS NULL`;

/** All that a batch of events lands is one statement, with the commit; in whatever order these three run, the end is the same. */
export function landMessage(tx: Tx, notice: Notice, landedAt: Instant): void {
  tx.writeBatched(LAND, [{ ...notice, landedAt }]);
}

export function hideFrom(tx: Tx, hidden: Hidden): void {
  if (hidden.hiddenDesks.length + hidden.hiddenStaff.length > 0) tx.writeBatched(HIDE, [hidden]);
}

export function noteNumber(tx: Tx, caseId: string, number: string): void {
  tx.writeBatched(NUMBER, [{ case: caseId, number }]);
}
