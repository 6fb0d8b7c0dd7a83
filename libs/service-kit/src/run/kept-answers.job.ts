import { purgeAnswers, rehashAnswers, type ServiceDatabase } from '@referrals/database';
import type { Job, JobTurn } from '../jobs/job.js';
import { idempotencySecrets } from '../keys/idempotency-secrets.js';
import type { KeyRing } from '../keys/key-ring.js';

/**
 * What a service answered, kept for those who ask again: once a minute what a process of the release before left in clear is hashed, and
 * what is older than 30 days goes, but for filings. A killed process has left nothing half done.
 */
export class KeptAnswersJob implements Job {
  readonly name = 'kept-answers';
  readonly schedule = { everySeconds: 60 };
  /** Who asks again at once, after a demonstration's clock was set on by months, finds the answer. */
  readonly byMachine = true as const;

  /** @param answersForEver routes whose answers are never removed */
  constructor(private readonly parts: { readonly keys: KeyRing }, private readonly answersForEver: readonly string[]) {}

  /** Hashes what stands in clear, and answers how much. Before a service serves, and each minute beside a process of the release before. */
  rehash(worker: Pick<ServiceDatabase, 'asWorker'>): Promise<number> {
    return rehashAnswers(worker, idempotencySecrets(this.parts.keys).rows, (route) => this.answersForEver.includes(route));
  }

  async run(turn: JobTurn): Promise<void> {
    await this.rehash(turn);
    await purgeAnswers(turn, turn.at);
  }
}
