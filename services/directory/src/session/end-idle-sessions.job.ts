import { Injectable } from '@nestjs/common';
import type { Job, JobTurn } from '@referrals/service-kit';
import { Sessions } from './sessions.js';

/** Rows that one turn removes: a backlog goes in steps, never in one long transaction. */
const AT_MOST = 1_000;

const END_IDLE = `
  WITH idle AS (SELECT id, grant_id, provider_session FROM browser_session WHERE renewed_at <= $1 ORDER BY renewed_at LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM browser_session b USING idle WHERE b.id = idle.id),
    grants AS (DELETE FROM oidc_payload p USING idle WHERE p.grant_id = idle.grant_id OR (p.model = 'Grant' AND p.id = idle.grant_id))
  DELETE FROM oidc_payload p USING idle WHERE p.model = 'Session' AND p.uid = idle.provider_session`;

const END_BELLS = `DELETE FROM bell b USING (SELECT id FROM bell WHERE ends_at <= $1 ORDER BY ends_at LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old WHERE b.id = old.id`;

const END_KEPT = `DELETE FROM field_session f USING (SELECT id FROM field_session WHERE ends_at <= $1 ORDER BY ends_at LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED) old WHERE f.id = old.id`;

/** Ends sessions in which nobody was for too long, with all the provider holds of them, and bells and kept phones whose time is over. */
@Injectable()
export class EndIdleSessionsJob implements Job {
  readonly name = 'end-idle-sessions';
  readonly schedule = { everySeconds: 60 };
  readonly byMachine = true as const;

  constructor(private readonly sessions: Sessions) {}

  async run({ at, asWorker }: Pick<JobTurn, 'at' | 'asWorker'>): Promise<void> {
    await asWorker(async (tx) => {
      tx.write(END_IDLE, [this.sessions.idleSince(at)]);
      tx.write(END_BELLS, [at]);
      tx.write(END_KEPT, [at]);
    });
  }
}
