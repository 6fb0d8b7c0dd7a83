import { millisOf } from '@referrals/calendar';
import { Gauge, type Registry } from 'prom-client';
import type { JobRunner } from './job-runner.js';

/** What an operator watches of jobs, read from the database at each scrape: whichever process ran them. What cannot be read is absent. */
export function measureJobs(registry: Registry, runners: readonly Pick<JobRunner, 'service' | 'states'>[]): void {
  let reading: Promise<void> | undefined;
  const collect = (): Promise<void> => (reading ??= read().finally(() => { reading = undefined; }));
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, labelNames: ['service', 'job'], registers: [registry], collect });
  const done = gauge('job_done_timestamp_seconds', 'When the job last succeeded, by the service\'s clock');
  const took = gauge('job_duration_seconds', 'How long that took');
  const tries = gauge('job_failed_tries', 'Tries since then that did not succeed');

  async function read(): Promise<void> {
    const known = await Promise.all(runners.map(async (runner) => ({ service: runner.service, states: await runner.states().catch(() => []) })));
    for (const one of [done, took, tries]) one.reset();
    for (const { service, states } of known) {
      for (const state of states) {
        const labels = { service, job: state.name };
        if (state.doneAt !== null) done.set(labels, millisOf(state.doneAt) / 1_000);
        if (state.tookMs !== null) took.set(labels, state.tookMs / 1_000);
        // A turn under way was counted before it was made.
        tries.set(labels, Math.max(0, state.tries - (state.error === null ? 1 : 0)));
      }
    }
  }
}
