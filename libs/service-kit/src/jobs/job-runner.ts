import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Clock, Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { isTransient, type ServiceDatabase } from '@referrals/database';
import { NotYet, reasonOf } from '@referrals/event-bus';
import { machineClock } from '../demo-clock/demo-clock.js';
import type { Health, HealthFinding } from '../run/health.js';
import type { Logger } from '../run/logger.js';
import { refuseUnfitJobs, type Job } from './job.js';
import { noteDone, noteFailed, noteLeftOff, noteNotYet, readJobs, takeTurn, tryAtOnce, type JobState, type TakenTurn } from './job-rows.js';
import { amiss } from './next-try.domain.js';

export interface JobParts { readonly database: ServiceDatabase; readonly clock: Clock; readonly logger: Logger; readonly health: Health }

const TICK_MS = 1_000;
/** What another process did, or an operator said, is known after so long. */
const READ_EVERY_MS = 30_000;
/** Each takes one of the worker's connections. */
const AT_ONCE = 2;

type Worker = Pick<ServiceDatabase, 'asWorker'>;

/**
 * Runs a service's jobs when they are due: one process of the service at a time, each moment of a schedule once it succeeded, one that went by
 * while nothing ran once afterwards. Whatever time the clock says is asked each second, so a clock that jumps is followed.
 */
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly busy = new Map<string, Promise<void>>();
  private readonly tryAt = new Map<string, Instant>();
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  /** When the rows are read again at the latest, and before when they are not. */
  private readAgain = 0;
  private readNotBefore = 0;

  /** @throws Error when a name is twice there or a schedule is none */
  constructor(private readonly parts: JobParts, readonly jobs: readonly Job[]) {
    refuseUnfitJobs(jobs);
    parts.health.add(() => this.finding());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
  }

  /** Turns under way leave off where they can, and are waited for. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort(new Error('The process ends'));
    await Promise.all(this.busy.values());
  }

  get service(): string {
    return this.parts.database.service;
  }

  /** What is known of each job, by name; those that had no turn yet are absent. */
  async states(): Promise<JobState[]> {
    const rows = await readJobs(this.parts.database);
    return rows.filter(({ name }) => this.jobs.some((job) => job.name === name));
  }

  /**
   * Lets a job be tried at once, with all its tries before it, and keeps who said so.
   * @throws DomainError NOT_FOUND
   */
  async tryAtOnce(name: string, operator: { readonly staff: string; readonly reason: string }): Promise<void> {
    await this.parts.database.asWorker(async (tx) => {
      const known = this.jobs.find((job) => job.name === name);
      if (known === undefined || !await tryAtOnce(tx, name, this.now(known), operator)) throw new DomainError('NOT_FOUND');
    });
    this.readAgain = 0;
  }

  /** Runs what is due, and resolves when that has ended. Does not throw: what a job throws is told in its row. */
  async look(): Promise<void> {
    try {
      this.readAgain = performance.now() + READ_EVERY_MS;
      for (const { name, tryAt } of await readJobs(this.parts.database)) this.tryAt.set(name, tryAt);
    } catch (error) {
      this.readNotBefore = this.readAgain;
      return this.parts.logger.failure('jobs could not be looked at', error);
    }
    const due = this.due().sort((a, b) => (this.knownTry(a) < this.knownTry(b) ? -1 : 1));
    await Promise.all(due.slice(0, Math.max(0, AT_ONCE - this.busy.size)).map((job) => this.start(job)));
  }

  private tick(): void {
    const now = performance.now();
    if (now >= this.readNotBefore && (now >= this.readAgain || this.due().length > 0)) void this.look();
  }

  private due(): Job[] {
    return this.ending.signal.aborted ? [] : this.jobs.filter((job) => !this.busy.has(job.name) && this.knownTry(job) <= this.now(job));
  }

  private knownTry({ name }: Job): string {
    return this.tryAt.get(name) ?? '';
  }

  private now({ byMachine }: Pick<Job, 'byMachine'>): Instant {
    return (byMachine === true ? machineClock(this.parts.clock) : this.parts.clock).now();
  }

  private start(job: Job): Promise<void> {
    const turn = this.parts.database.inWorkerSession((asWorker) => this.turn(job, { asWorker }))
      .catch((error: unknown) => this.parts.logger.failure(`job ${job.name}`, error))
      .finally(() => { this.busy.delete(job.name); this.readAgain = 0; });
    this.busy.set(job.name, turn);
    return turn;
  }

  private async turn(job: Job, session: Worker): Promise<void> {
    const at = this.now(job);
    const turn = await takeTurn(session, job, at);
    if (turn === undefined) return;
    const began = performance.now();
    try {
      await job.run({ ...turn, at, asWorker: session.asWorker, stopping: this.ending.signal });
      const tookMs = Math.round(performance.now() - began);
      await session.asWorker(async (tx) => noteDone(tx, job, turn, this.now(job), tookMs));
    } catch (error) {
      await this.keep(job, turn, session, error);
    }
  }

  private async keep(job: Job, turn: TakenTurn, session: Worker, error: unknown): Promise<void> {
    const now = this.now(job);
    const reason = error instanceof NotYet ? error.reason : reasonOf(error);
    if (this.ending.signal.aborted) return session.asWorker(async (tx) => noteLeftOff(tx, job, turn, now));
    if (error instanceof NotYet || isTransient(error)) return session.asWorker(async (tx) => noteNotYet(tx, job, turn, now, reason));
    this.parts.logger.failure(`job ${job.name}`, error, { tries: turn.tries });
    return session.asWorker(async (tx) => noteFailed(tx, job, reason));
  }

  /** What waits for a person: the tries of a moment used up, or a moment owed for long. */
  private async finding(): Promise<HealthFinding> {
    const told = (await this.states()).flatMap((state) => {
      const what = amiss(state, this.now(this.jobs.find(({ name }) => name === state.name) ?? {}));
      return what === undefined ? [] : [`job ${state.name} ${what}: due ${state.due}, ${state.tries} tries${state.error === null ? '' : `, ${state.error}`}`];
    });
    return { name: `${this.service} jobs`, state: told.length > 0 ? 'degraded' : 'ok', ...(told.length > 0 ? { detail: { jobs: told } } : {}) };
  }
}
