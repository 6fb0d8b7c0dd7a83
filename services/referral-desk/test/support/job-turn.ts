import type { Instant } from '@referrals/calendar';
import type { Job } from '@referrals/service-kit';
import type { DeskHarness } from './desk-harness.js';

/** Lets a job have its turn at that moment, by default the clock's. */
export const turnOf = ({ database, clock }: DeskHarness, job: Job, at: Instant = clock.now()): Promise<void> =>
  job.run({ at, due: at, since: undefined, asWorker: (work) => database.asWorker(work), stopping: new AbortController().signal });
