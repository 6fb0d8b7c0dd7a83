import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock, instant, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { commonMigrations, createPool, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { eventually, testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { Registry } from 'prom-client';
import { v7 } from 'uuid';
import { DemoClock } from '../demo-clock/demo-clock.js';
import { Health } from '../run/health.js';
import { Logger } from '../run/logger.js';
import type { Job, JobTurn } from './job.js';
import { JobRunner } from './job-runner.js';
import type { JobState } from './job-rows.js';
import { measureJobs } from './measure-jobs.js';
import type { Schedule } from './schedule.domain.js';

const china = (text: string): Instant => instant(`${text}:00+08:00`);
const MINUTE = 60_000;

/** Keeps what turns it had, and does what it is told. */
class TestJob implements Job {
  readonly turns: Pick<JobTurn, 'due' | 'since'>[] = [];
  does: (turn: JobTurn) => Promise<unknown> = () => Promise.resolve();

  constructor(readonly schedule: Schedule = { at: '00:10' }, readonly name = 'count-children') {}

  async run(turn: JobTurn): Promise<void> {
    this.turns.push({ due: turn.due, since: turn.since });
    await this.does(turn);
  }
}

describe('jobs of a service', () => {
  let cluster: TestDatabase;
  let clock: ReturnType<typeof fixedClock>;
  let open: { database: ServiceDatabase; runner: JobRunner; health: Health }[];

  /** A process of the service: its own connections, the same database. */
  function processWith(...jobs: Job[]): { database: ServiceDatabase; runner: JobRunner; health: Health } {
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = { schema: 'directory,app', max: 1 };
    const database = new ServiceDatabase('directory', { app: createPool({ ...pool, name: 'app', url: urls.app }), worker: createPool({ ...pool, name: 'worker', url: urls.worker }) }, SHARDS);
    const health = new Health();
    const made = { database, health, runner: new JobRunner({ database, clock, health, logger: new Logger('test', 'silent') }, jobs) };
    open.push(made);
    return made;
  }

  const stateOf = async (runner: JobRunner): Promise<JobState | undefined> => (await runner.states())[0];

  beforeEach(async () => {
    open = [];
    clock = fixedClock(china('2026-05-11T08:20'));
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'jobs',
      prepare: async (url) => {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
  });
  afterEach(async () => {
    for (const { runner, database } of open) {
      await runner.onApplicationShutdown();
      await database.close();
    }
    await cluster.drop();
  });

  it('have each moment once: the last one at the first look, then none before the next', async () => {
    const job = new TestJob();
    const { runner } = processWith(job);
    for (const at of ['2026-05-11T08:20', '2026-05-11T08:21', '2026-05-12T00:09', '2026-05-12T00:10', '2026-05-12T00:11']) {
      clock.set(china(at));
      await runner.look();
    }
    expect(job.turns).toEqual([
      { due: china('2026-05-11T00:10'), since: undefined }, { due: china('2026-05-12T00:10'), since: china('2026-05-11T00:10') },
    ]);
  });

  it('go by a demonstration’s clock, but for those that say they go by the machine’s', async () => {
    class Removing extends TestJob {
      readonly byMachine = true as const;
      readonly at: Instant[] = [];
      override does = async ({ at }: JobTurn): Promise<void> => { this.at.push(at); };
    }
    const [removing, counting] = [new Removing({ everySeconds: 60 }, 'removing'), new TestJob({ everySeconds: 60 })];
    const { database, health } = processWith();
    const demo = new DemoClock(clock, database);
    const runner = new JobRunner({ database, clock: demo, health, logger: new Logger('test', 'silent') }, [removing, counting]);
    open.push({ database, health, runner });
    await runner.look();
    demo.reach(100 * 86_400_000);
    await runner.look();
    expect([removing.turns.length, counting.turns.length]).toEqual([1, 2]);
    clock.advance(MINUTE);
    await runner.look();
    expect(removing.at).toEqual([china('2026-05-11T08:20'), china('2026-05-11T08:21')]);
  });

  it('that nobody ran for days have one turn for all of them, which knows since when', async () => {
    const job = new TestJob();
    await processWith(job).runner.look();
    clock.set(china('2026-05-15T00:09'));
    const again = new TestJob();
    await processWith(again).runner.look();
    expect(again.turns).toEqual([{ due: china('2026-05-14T00:10'), since: china('2026-05-11T00:10') }]);
  });

  it('have a turn in one process at a time, and commit by nothing but its lock', async () => {
    const begun = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const [one, two] = [new TestJob(), new TestJob()];
    one.does = async ({ asWorker }) => {
      // On the one connection this process has.
      await asWorker((tx) => tx.query(`INSERT INTO bus_setting (name, value) VALUES ('done by the job', 1)`));
      begun.resolve();
      await mayEnd.promise;
    };
    const first = processWith(one);
    const second = processWith(two);
    const looked = first.runner.look();
    await begun.promise;
    // Long after it would have been tried again, were it not under way.
    clock.advance(10 * MINUTE);
    await second.runner.look();
    expect(two.turns).toEqual([]);
    mayEnd.resolve();
    await looked;
    await second.runner.look();
    expect(two.turns).toEqual([]);
    expect(await second.database.asWorker((tx) => tx.query(`SELECT value FROM bus_setting WHERE name = 'done by the job'`))).toEqual([{ value: 1 }]);
  });

  it('are tried again after one minute, two, four, and at the eighth wait for a person', async () => {
    const job = new TestJob();
    job.does = () => Promise.reject(new DomainError('CALENDAR_NOT_COVERED'));
    const { runner, health } = processWith(job);
    const pauses: number[] = [];
    for (let tries = 1; tries <= 8; tries += 1) {
      await runner.look();
      const state = await stateOf(runner);
      expect(state).toMatchObject({ tries, error: 'DomainError CALENDAR_NOT_COVERED', doneAt: null });
      pauses.push((Date.parse(state?.tryAt ?? '') - Date.parse(clock.now())) / MINUTE);
      expect(job.turns).toHaveLength(tries);
      // A moment too early nothing happens.
      clock.set(instant(new Date(Date.parse(state?.tryAt ?? '') - 1).toISOString()));
      await runner.look();
      expect(job.turns).toHaveLength(tries);
      if (tries < 8) clock.advance(1);
    }
    expect(pauses.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect((await stateOf(runner))?.tryAt).toBe(china('2026-05-12T00:10'));
    expect(await health.report()).toMatchObject({ state: 'degraded', findings: [{ name: 'directory jobs', detail: { jobs: [expect.stringContaining('job count-children failing')] } }] });
  });

  it('that wait for a person are tried when one says so, and that is kept; healthy once they succeed', async () => {
    const job = new TestJob();
    job.does = () => Promise.reject(new Error('no'));
    const { runner, database, health } = processWith(job);
    for (let tries = 0; tries < 8; tries += 1) {
      await runner.look();
      clock.set((await stateOf(runner))?.tryAt ?? clock.now());
    }
    clock.set(china('2026-05-11T23:00'));
    job.does = () => Promise.resolve();
    await runner.look();
    expect(job.turns).toHaveLength(8);
    const staff = v7();
    await runner.tryAtOnce('count-children', { staff, reason: 'mended' });
    await runner.look();
    expect(await stateOf(runner)).toMatchObject({ tries: 0, error: null, doneFor: china('2026-05-11T00:10') });
    expect(await health.report()).toMatchObject({ state: 'ok' });
    expect(await database.asWorker((tx) => tx.query('SELECT actor, action, target, reason FROM operator_action')))
      .toEqual([{ actor: staff, action: 'REPLAY', target: 'job count-children', reason: 'mended' }]);
    await expect(runner.tryAtOnce('another', { staff, reason: 'mended' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that kill their process were counted before', async () => {
    const job = new TestJob();
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    job.does = () => { begun.resolve(); return end.promise; };
    const { database } = processWith();
    const killed = new JobRunner({ database, clock, health: new Health(), logger: new Logger('test', 'silent') }, [job]);
    const looked = killed.look();
    await begun.promise;
    // As the end of its process: the connection, and the lock with it.
    const other = processWith(new TestJob());
    await other.database.asWorker((tx) => tx.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`));
    await other.runner.look();
    expect(await stateOf(other.runner)).toMatchObject({ tries: 1, doneAt: null });
    clock.advance(MINUTE);
    await eventually(async () => {
      await other.runner.look();
      expect(await stateOf(other.runner)).toMatchObject({ tries: 0, doneFor: china('2026-05-11T00:10') });
    });
    end.resolve();
    await looked;
  });

  it('wait without counting for what is not there yet, and are told when that takes long', async () => {
    const job = new TestJob();
    job.does = () => Promise.reject(new NotYet('DIRECTORY_COPY_INCOMPLETE'));
    const { runner, health } = processWith(job);
    clock.set(china('2026-05-12T00:10'));
    for (let times = 0; times < 61; times += 1) {
      await runner.look();
      clock.advance(MINUTE);
    }
    expect(job.turns).toHaveLength(61);
    expect(await stateOf(runner)).toMatchObject({ tries: 0, error: 'DIRECTORY_COPY_INCOMPLETE' });
    expect(await health.report()).toMatchObject({ findings: [{ detail: { jobs: [expect.stringContaining('job count-children late')] } }] });
  });

  it('are not late with a moment that went by before they were there', async () => {
    const job = new TestJob();
    job.does = () => Promise.reject(new NotYet('DIRECTORY_COPY_INCOMPLETE'));
    const { runner, health } = processWith(job);
    await runner.look();
    expect(job.turns).toEqual([{ due: china('2026-05-11T00:10'), since: undefined }]);
    expect(await health.report()).toMatchObject({ state: 'ok' });
  });

  it('leave off when the process ends, and lose no try by it', async () => {
    const job = new TestJob({ everySeconds: 60 });
    const begun = Promise.withResolvers<void>();
    job.does = ({ stopping }) => new Promise((_, reject) => {
      stopping.addEventListener('abort', () => { reject(stopping.reason as Error); });
      begun.resolve();
    });
    const { runner } = processWith(job);
    void runner.look();
    await begun.promise;
    await runner.onApplicationShutdown();
    expect(await stateOf(runner)).toMatchObject({ tries: 0, error: null });
    const again = new TestJob({ everySeconds: 60 });
    await processWith(again).runner.look();
    expect(again.turns).toHaveLength(1);
  });

  it('run by themselves, and follow a clock that jumps', async () => {
    const job = new TestJob();
    const { runner } = processWith(job);
    runner.onApplicationBootstrap();
    await eventually(() => expect(job.turns).toHaveLength(1));
    clock.set(china('2026-05-14T08:00'));
    await eventually(() => expect(job.turns.at(-1)).toEqual({ due: china('2026-05-14T00:10'), since: china('2026-05-11T00:10') }));
  });

  it('are measured: when they last succeeded, how long it took, what failed', async () => {
    const { runner } = processWith(new TestJob());
    const registry = new Registry();
    measureJobs(registry, [runner]);
    await runner.look();
    const text = await registry.metrics();
    expect(text).toContain(`job_done_timestamp_seconds{service="directory",job="count-children"} ${Date.parse(clock.now()) / 1_000}`);
    expect(text).toContain('job_failed_tries{service="directory",job="count-children"} 0');
    expect(text).toMatch(/job_duration_seconds\{service="directory",job="count-children"\} [0-9.]+/);
  });

  it('of one name, or of a schedule that is none, let no service start', () => {
    expect(() => processWith(new TestJob(), new TestJob())).toThrow('count-children: is no name, or twice there');
    expect(() => processWith(new TestJob({ at: '25:00' }))).toThrow('at is a time of day');
  });
});
