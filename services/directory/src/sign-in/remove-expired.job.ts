import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';

/** Rows of each kind that one run removes: a backlog goes in steps, never in one long transaction. */
const AT_MOST = 1_000;

/** Removes sessions, codes, tokens and counters that have expired. Replicas skip what another is removing. */
export async function removeExpired(database: ServiceDatabase, now: Instant): Promise<void> {
  await database.asWorker(async (tx) => {
    tx.write(
      `DELETE FROM oidc_payload p USING (SELECT model, id FROM oidc_payload WHERE expires_at < $1 ORDER BY expires_at LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old
       WHERE p.model = old.model AND p.id = old.id`, [now],
    );
    tx.write(
      `DELETE FROM sign_in_count c USING (SELECT bucket FROM sign_in_count WHERE until < $1 ORDER BY until LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old
       WHERE c.bucket = old.bucket`, [now],
    );
  });
}
