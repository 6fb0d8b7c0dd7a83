import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { v7 } from 'uuid';
import { lastDue, nextDue } from './schedule.domain.js';
import { nextLook, nextTry } from './next-try.domain.js';
import type { Job } from './job.js';

/** What is known of a job. */
export interface JobState {
  readonly name: string;
  /** The first moment of its schedule that is not done, or when it was first known; in the past it is owed. */
  readonly due: Instant;
  readonly tryAt: Instant;
  readonly tries: number;
  readonly startedAt: Instant | null;
  readonly doneFor: Instant | null;
  readonly doneAt: Instant | null;
  readonly tookMs: number | null;
  readonly error: string | null;
}

/** A turn that was taken: what it is for, and which try it is. */
export interface TakenTurn { readonly due: Instant; readonly since: Instant | undefined; readonly tries: number }

type Worker = Pick<ServiceDatabase, 'asWorker'>;

const COLUMNS = `name, due, try_at AS "tryAt", tries, started_at AS "startedAt", done_for AS "doneFor", done_at AS "doneAt", took_ms AS "tookMs", error`;

/** All rows there are, also of jobs this release does not have. */
export const readJobs = (worker: Worker): Promise<JobState[]> => worker.asWorker((tx) => tx.query<JobState>(`SELECT ${COLUMNS} FROM job ORDER BY name`));

/**
 * Takes the job's lock for the session and its turn, when it is due: the try is counted before it is made, so that a turn which kills its
 * process counts, too. Undefined when it is not due, or another process has it.
 */
export function takeTurn(session: Worker, { name, schedule }: Job, now: Instant): Promise<TakenTurn | undefined> {
  return session.asWorker(async (tx) => {
    const lock = await tx.maybeOne<{ held: boolean }>(`SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' job ' || $1, 7)) AS held`, [name]);
    if (lock?.held !== true) return undefined;
    const due = lastDue(schedule, now);
    // A job that is new here owes its last moment from now on: nobody is late with what was not asked of them.
    void tx.query('INSERT INTO job (name, due, try_at) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING', [name, now]);
    const row = await tx.maybeOne<JobState>(`SELECT ${COLUMNS} FROM job WHERE name = $1`, [name]);
    if (row === undefined || row.tryAt > now) return undefined;
    const tries = row.tries + 1;
    tx.write('UPDATE job SET tries = $2, try_at = $3, started_at = $4 WHERE name = $1', [name, tries, nextTry(nextDue(schedule, now), tries, now), now]);
    return { due, since: row.doneFor ?? undefined, tries };
  });
}

/** The turn succeeded: the next moment of the schedule is next. */
export function noteDone(tx: Tx, { name, schedule }: Job, turn: TakenTurn, now: Instant, tookMs: number): void {
  tx.write('UPDATE job SET due = $2, try_at = $2, tries = 0, done_for = $3, done_at = $4, took_ms = $5, error = NULL WHERE name = $1',
    [name, nextDue(schedule, turn.due), turn.due, now, tookMs]);
}

/** It did not; when it is tried again stands there already. */
export function noteFailed(tx: Tx, { name }: Job, error: string): void {
  tx.write('UPDATE job SET error = $2 WHERE name = $1', [name, error]);
}

/**
 * An operator lets it be tried at once, with all its tries before it; kept as what was done to events is.
 * @returns false when there is no such job, or it never had a turn
 */
export async function tryAtOnce(tx: Tx, name: string, now: Instant, operator: { readonly staff: string; readonly reason: string }): Promise<boolean> {
  const rows = await tx.query('UPDATE job SET tries = 0, try_at = $2 WHERE name = $1 RETURNING name', [name, now]);
  tx.write(`INSERT INTO operator_action (id, at, actor, action, target, reason) VALUES ($1, $2, $3, 'REPLAY', $4, $5)`, [v7(), now, operator.staff, `job ${name}`, operator.reason]);
  return rows.length > 0;
}

/** It could not be done yet, through no fault of its own: the try does not count. */
export function noteNotYet(tx: Tx, { name }: Job, turn: TakenTurn, now: Instant, error: string): void {
  tx.write('UPDATE job SET tries = $2, try_at = $3, error = $4 WHERE name = $1', [name, turn.tries - 1, nextLook(now), error]);
}

/** It is to leave off because its process ends: another process may have the turn at once. */
export function noteLeftOff(tx: Tx, { name }: Job, turn: TakenTurn, now: Instant): void {
  tx.write('UPDATE job SET tries = $2, try_at = $3 WHERE name = $1', [name, turn.tries - 1, now]);
}
