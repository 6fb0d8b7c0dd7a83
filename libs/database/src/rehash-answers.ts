import type { KeyObject } from 'node:crypto';
import { keptKeys, type RequestIdentity } from './kept-answer.js';
import type { ServiceDatabase } from './service-database.js';
import type { Tx } from './tx.js';

const BATCH = 1_000;

const SOME = `SELECT principal, route, key, body_hash AS "clearBody" FROM idempotency WHERE (principal, route, key) > ($1, $2, $3)
  ORDER BY principal, route, key LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;

const MOVE = `WITH gone AS (
    DELETE FROM idempotency i USING jsonb_to_recordset($1) AS m(principal text, route text, key text, hash text, body text, bridge text, "forEver" boolean)
    WHERE i.principal = m.principal AND i.route = m.route AND i.key = m.key RETURNING m.hash, m.body, m.bridge, m."forEver", i.at, i.answer)
  INSERT INTO kept_answer (hash, body, at, answer, for_ever, bridge) SELECT hash, body, at, answer, "forEver", bridge FROM gone WHERE answer IS NOT NULL
  ON CONFLICT (hash) DO NOTHING`;

/**
 * Moves what the release before left in clear (`idempotency`) to keyed hashes, and answers how many rows. A batch a transaction: killed in
 * between it goes on where it was, and replicas that do so at once share the rows. A request finds its answer before, between and after.
 * @param forEver of a route: whether its answers are never purged
 */
export async function rehashAnswers(database: Pick<ServiceDatabase, 'asWorker'>, secret: KeyObject, forEver: (route: string) => boolean): Promise<number> {
  let moved = 0;
  for (let last: RequestIdentity | undefined; ;) {
    const batch = await database.asWorker((tx) => moveSome(tx, secret, forEver, last));
    moved += batch.length;
    last = batch.at(-1);
    if (last === undefined) return moved;
  }
}

async function moveSome(tx: Tx, secret: KeyObject, forEver: (route: string) => boolean, last: RequestIdentity | undefined): Promise<RequestIdentity[]> {
  const some = await tx.query<RequestIdentity>(SOME, [last?.principal ?? '', last?.route ?? '', last?.key ?? '']);
  const rows = some.map((one) => ({ principal: one.principal, route: one.route, key: one.key, ...keptKeys(secret, one), forEver: forEver(one.route) }));
  if (rows.length > 0) tx.write(MOVE, [JSON.stringify(rows)]);
  return some;
}
