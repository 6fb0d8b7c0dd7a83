import type { PlainDate } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { Absence, Act } from '../visits/act.domain.js';
import type { TierDay } from '../visits/story.domain.js';
import type { FileHistory } from './covered.domain.js';

/** Files that one of these villages owed on a day from then on. */
const FILES = 'SELECT DISTINCT child FROM span WHERE division = ANY ($1) AND (to_on IS NULL OR to_on > $2)';
const SPANS = `SELECT s.division, s.child, s.from_on AS "from", s.to_on AS "to", c.birth_date AS "birthDate", coalesce(d.contact_via = 'CAREGIVER', false) AS "viaCaregiver"
  FROM span s JOIN child c ON c.id = s.child AND c.status <> 'LINKED' LEFT JOIN child_detail d ON d.child = s.child WHERE s.division = ANY ($1) AND (s.to_on IS NULL OR s.to_on > $2)`;
const TIERS = `SELECT t.child, t.on_day AS "on", t.tier FROM (${FILES}) f JOIN tier_day t ON t.child = f.child`;
const AWAY = `SELECT a.child, a.from_on AS "from", a.back_on AS "backOn", a.recorded_on AS "recordedOn", a.confirmed FROM (${FILES}) f JOIN away a ON a.child = f.child`;
/** Acts of a file that is linked to another count for that one. */
const ACTS = `WITH f AS (${FILES}), own AS (SELECT child AS id, child FROM f UNION ALL SELECT c.id, f.child FROM f JOIN child c ON c.primary_id = f.child)
  SELECT own.child, a.on_day AS "on", a.recorded_on AS "recordedOn", a.confirmed_at IS NOT NULL AS confirmed, a.kind, a.place, a.child_seen AS "childSeen",
    a.child_spoken AS "childSpoken", a.caregiver_spoken AS "caregiverSpoken" FROM own JOIN act a ON a.child = own.id AND a.on_day >= $2 AND a.state <> 'VOID'`;

interface SpanRow { readonly division: string; readonly child: string; readonly from: PlainDate; readonly to: PlainDate | null; readonly birthDate: PlainDate | null; readonly viaCaregiver: boolean }
type OfChild<T> = T & { readonly child: string };

/** What is known of the files of villages, by village. Acts before `since` are left out. In one message. */
export async function readHistories(tx: Tx, villages: readonly string[], since: PlainDate): Promise<ReadonlyMap<string, readonly FileHistory[]>> {
  const asked = [[...villages], since];
  const [spans, tiers, away, acts] = await Promise.all([
    tx.query<SpanRow>(SPANS, asked), tx.query<OfChild<TierDay>>(TIERS, asked), tx.query<OfChild<Absence>>(AWAY, asked), tx.query<OfChild<Act>>(ACTS, asked),
  ]);
  const of = <T extends { readonly child: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> => Map.groupBy(rows, ({ child }) => child);
  const [tiersOf, awayOf, actsOf] = [of(tiers), of(away), of(acts)];
  return new Map([...Map.groupBy(spans, ({ division }) => division)].map(([village, ofIt]) => [village, [...Map.groupBy(ofIt, ({ child }) => child)].map(([id, own]) => ({
    id, birthDate: own[0]?.birthDate, viaCaregiver: own[0]?.viaCaregiver === true, spans: own, tiers: tiersOf.get(id) ?? [], away: awayOf.get(id) ?? [], acts: actsOf.get(id) ?? [],
  }))]));
}
