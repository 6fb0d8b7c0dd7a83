import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './closed-loop.js';
import type { Stopwatch } from './stopwatch.js';

export const SEARCHES = ['by number', 'by division and days', 'by code', 'a later page', 'child by name'] as const;

/** Looks things up at an even pace, as officers do beside their work, until told to stop. */
export async function search(officer: Person, known: { numbers: readonly string[]; names: readonly string[] }, watch: Stopwatch, stop: AbortSignal): Promise<void> {
  const worklist = '/api/referral-desk/worklist';
  for (let turn = 0; !stop.aborted; turn += 1) {
    const number = known.numbers[turn % known.numbers.length] ?? '';
    const name = known.names[turn % known.names.length] ?? '';
    const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    const from = 30 + (turn * 37) % 600;
    await watch.time('by number', () => officer.must('GET', `${worklist}?number=${encodeURIComponent(number)}`));
    await watch.time('by division and days', () => officer.must('GET', `${worklist}?division=430223103&from=${day(from)}&to=${day(from - 14)}`));
    await watch.time('by code', () => officer.must('GET', `${worklist}?code=WARNING_LETTER`));
    const { next } = await officer.must<{ next: string | null }>('GET', `${worklist}?state=fed_back&limit=50`);
    if (next !== null) await watch.time('a later page', () => officer.must('GET', `${worklist}?state=fed_back&limit=50&cursor=${encodeURIComponent(next)}`));
    await watch.time('child by name', () => officer.must('POST', '/api/mandatory-reporting/reports/search', { body: { name } }));
    await pause(100);
  }
}
