import type { Job, JobTurn } from '@referrals/service-kit';

/** Rows of each kind that one turn removes: a backlog goes in steps, never in one long transaction. */
const AT_MOST = 1_000;

/** Removes sessions, codes, tokens and counters that have expired. */
export class RemoveExpiredJob implements Job {
  readonly name = 'remove-expired';
  readonly schedule = { everySeconds: 60 };
  readonly byMachine = true as const;

  async run({ at, asWorker }: Pick<JobTurn, 'at' | 'asWorker'>): Promise<void> {
    await asWorker(async (tx) => {
      tx.write(
        `DELETE FROM oidc_payload p USING (SELECT model, id FROM oidc_payload WHERE expires_at < $1 ORDER BY expires_at LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old
         WHERE p.model = old.model AND p.id = old.id`, [at],
      );
      tx.write(
        `DELETE FROM sign_in_count c USING (SELECT bucket FROM sign_in_count WHERE until < $1 ORDER BY until LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old
         WHERE c.bucket = old.bucket`, [at],
      );
    });
  }
}
