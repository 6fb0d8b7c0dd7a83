import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../crowd/crowd.js';
import { FileReports } from '../crowd/file-reports.js';
import { makeReports } from '../crowd/make-reports.js';
import { ReadAnswers } from '../crowd/read-answers.js';
import { Seeded, type Installed } from '@referrals/develop';
import { WorkDesks } from '../crowd/work-desks.js';

/** Cases of every kind, filed and worked through the API to their end, and a few left as they were filed: patterns for many. Waits for their last event. */
export async function workTemplates(installed: Installed, closed: number, open: number, signal: AbortSignal, drained: () => Promise<unknown>): Promise<void> {
  const crowd = new Crowd(installed);
  const plans = makeReports(closed + open, new Seeded(5));
  const over = new AbortController();
  const people = AbortSignal.any([signal, over.signal]);
  const filing = new FileReports(crowd, plans.slice(0, closed));
  const reading = new ReadAnswers(crowd, filing.filed);
  const working = Promise.all([filing.run(4, signal), new WorkDesks(crowd).run(4, people), reading.run(4, () => filing.allFiled, people)]);
  working.catch(() => undefined);
  try {
    while (!signal.aborted && reading.finished < closed) await pause(100);
  } finally {
    over.abort();
  }
  await working;
  await new FileReports(crowd, plans.slice(closed)).run(2, signal);
  signal.throwIfAborted();
  await drained();
}
