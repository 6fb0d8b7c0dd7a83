import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import { scheduleFault, type Schedule } from './schedule.domain.js';

/** A job's turn to run. */
export interface JobTurn {
  /** The moment of the schedule it is for; of several that went by while nothing ran, the last. */
  readonly due: Instant;
  /** The moment the last successful turn was for: what lies between is this turn's, too. Undefined at the first. */
  readonly since: Instant | undefined;
  /** What time it is, as the service's clock says; the machine's where the job goes by that. */
  readonly at: Instant;
  /**
   * A transaction on the connection that holds the job's lock: nothing commits without the lock. A job uses no other, so that it never
   * waits for a connection while it holds one.
   */
  readonly asWorker: ServiceDatabase['asWorker'];
  /** Aborted when the process is to end: leave off between two transactions by `throwIfAborted()`, and the turn comes again. */
  readonly stopping: AbortSignal;
}

/**
 * Work that a service does by the clock. One process of the service has a turn at a time; one that was killed in the middle comes again, so
 * what a turn did already must do no harm when it is done twice. It throws `NotYet` where something it needs is not there yet.
 */
export interface Job {
  /** Of its own within the service, in small letters: `closing-day`. Kept in the database: never renamed. */
  readonly name: string;
  readonly schedule: Schedule;
  /** It goes by the machine's time, which no demonstration sets on: what it removes is dated by that. */
  readonly byMachine?: true;
  run(turn: JobTurn): Promise<void>;
}

/** @throws Error when a name is twice there or a schedule is none */
export function refuseUnfitJobs(jobs: readonly Job[]): void {
  const faults = jobs.flatMap(({ name, schedule }, index) => [
    ...(/^[a-z][a-z0-9-]*$/.test(name) && jobs.findIndex((one) => one.name === name) === index ? [] : [`${name}: is no name, or twice there`]),
    ...[scheduleFault(schedule) ?? []].flat().map((fault) => `${name}: ${fault}`),
  ]);
  if (faults.length > 0) throw new Error(`Jobs that cannot run: ${faults.join('; ')}`);
}
