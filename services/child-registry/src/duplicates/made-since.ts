import type { Instant } from '@referrals/calendar';
import { Any, MoreThanOrEqual, type Tx } from '@referrals/database';
import { Help, Note } from '../problems/log.entity.js';
import { Problem } from '../problems/problem.entity.js';
import { Act } from '../visits/act.entity.js';
import type { MadeSince } from './pair.dto.js';

/** What a person made on a file since a moment. */
export const madeSince = (tx: Tx, child: string, since: Instant): Promise<MadeSince[]> => tx.query<MadeSince>(
  `SELECT 'ACT' AS kind, id, on_day AS "on" FROM act WHERE child = $1 AND recorded_at >= $2
   UNION ALL SELECT 'PROBLEM', id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date FROM problem WHERE child = $1 AND recorded_at >= $2
   UNION ALL SELECT 'HELP', id, on_day FROM help WHERE child = $1 AND recorded_at >= $2
   UNION ALL SELECT 'NOTE', id, on_day FROM note WHERE child = $1 AND recorded_at >= $2 ORDER BY 3, 2`, [child, since]);

/** Records that belong to the other file after all: those made on the primary since, and no older ones. */
export function moveRecords(tx: Tx, { from, to, since, ids }: { readonly from: string; readonly to: string; readonly since: Instant | null; readonly ids: readonly string[] }): void {
  if (ids.length === 0 || since === null) return;
  const made = { child: from, recordedAt: MoreThanOrEqual(since), id: Any([...ids]) };
  for (const entity of [Act, Problem, Help, Note]) void tx.manager.update<Act | Problem | Help | Note>(entity, made, { child: to });
  tx.write('SELECT harm_goes((SELECT array_agg(id) FROM act WHERE child = $1 AND id = ANY ($2::uuid[])), $1)', [to, [...ids]]);
}
