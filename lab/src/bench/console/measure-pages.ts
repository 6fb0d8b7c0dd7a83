import { Person } from '@referrals/testing/people';
import { clickToFrame, scrollFrames } from './frames.js';
import { slowDown, type SlowLine } from './slow-line.js';
import { weigh } from './weigh.js';

/** A village's line and an old phone; an office's line and its computer of ten years ago. */
const VILLAGE: SlowLine = { kbitPerSecond: 400, latencyMs: 150, slowdown: 4 };
const OFFICE: SlowLine = { kbitPerSecond: 2_000, latencyMs: 150, slowdown: 4 };
const SECOND_TAB = '.tabs a:nth-of-type(2)';

/** What a browser and an installation are needed for: who looks, and how often each is measured. */
export interface Looking { readonly browser: Parameters<typeof Person.in>[0]; readonly url: string; readonly officer: { readonly account: string; readonly password: string }; readonly times: number }

/** Kilobytes by gzip, and milliseconds; of times the middle one. */
export interface Pages {
  readonly reportKb: number;
  readonly reportMs: number;
  readonly deskKb: number;
  readonly deskMs: number;
  readonly referralKb: number;
  readonly tabMs: number;
  readonly tabSlowMs: number;
  readonly scrollP95Ms: number;
  readonly rows: number;
}

export async function measurePages(looking: Looking): Promise<Pages> {
  const phone = await onPhone(looking);
  const desk = await onDesk(looking);
  return { ...phone, ...desk };
}

async function onPhone({ browser, url, times }: Looking): Promise<Pick<Pages, 'reportKb' | 'reportMs'>> {
  let reportKb = 0;
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const person = await Person.in(browser, { origin: url, width: 390 });
    await slowDown(person, VILLAGE);
    const began = performance.now();
    reportKb = await weigh(person, async () => {
      await person.page.goto('/report', { waitUntil: 'commit' });
      await person.page.getByRole('button', { name: '下一步' }).waitFor({ timeout: 60_000 });
      took.push(performance.now() - began);
    });
    await person.leave();
  }
  return { reportKb, reportMs: middle(took) };
}

async function onDesk({ browser, url, officer, times }: Looking): Promise<Omit<Pages, 'reportKb' | 'reportMs'>> {
  const person = await Person.in(browser, { origin: url, width: 1440, ...officer });
  const { page } = person;
  await person.signIn('/desk');
  const usable = async (): Promise<void> => { await page.goto('/desk', { waitUntil: 'commit' }); await page.locator('.row-link').first().waitFor({ timeout: 60_000 }); };
  const deskKb = await weigh(person, usable);
  const referralKb = await weigh(person, async () => { await page.locator('.row-link').first().click(); await page.locator('.facts').first().waitFor(); });
  await usable();
  const tabMs = middle(await repeat(times, () => clickToFrame(person, SECOND_TAB)));
  await page.goBack();
  await usable();
  const more = page.getByRole('button', { name: '再看 50 条' });
  while (await more.isVisible()) {
    const before = await page.locator('.row-link').count();
    await more.click();
    await page.locator('.row-link').nth(before).waitFor();
  }
  const rows = await page.locator('.row-link').count();
  const frames = (await scrollFrames(person)).toSorted((a, b) => a - b);
  const scrollP95Ms = frames[Math.floor(frames.length * 0.95)] ?? 0;
  await slowDown(person, OFFICE);
  const deskMs = middle(await repeat(times, async () => { const began = performance.now(); await usable(); return performance.now() - began; }));
  const tabSlowMs = middle(await repeat(times, () => clickToFrame(person, SECOND_TAB)));
  await person.leave();
  return { deskKb, deskMs, referralKb, tabMs, tabSlowMs, scrollP95Ms, rows };
}

async function repeat(times: number, one: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) all.push(await one());
  return all;
}

const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
