import { setTimeout as pause } from 'node:timers/promises';
import { v4 } from 'uuid';
import type { LeanClient } from '../lean-client.js';
import { Stopwatch } from '../stopwatch.js';
import { COUNTY, VILLAGE } from './places.js';

const AT = '/api/child-registry';
const WARM = 5;

interface Page { readonly items: readonly { readonly id: string; readonly name?: string }[]; readonly next: string | null }
export interface People { readonly village: LeanClient; readonly township: LeanClient; readonly county: LeanClient; readonly province: LeanClient }

/** What each of them asks all day, one after the other: `times` of each, the first few uncounted. */
export async function measureReads({ village, township, county, province }: People, times: number, signal: AbortSignal): Promise<Stopwatch> {
  const watch = new Stopwatch();
  const each = async (what: string, ask: (n: number) => Promise<unknown>, count = times): Promise<void> => {
    for (let n = -WARM; n < count; n += 1) {
      signal.throwIfAborted();
      if (n < 0) await ask(n + WARM + count);
      else await watch.time(what, () => ask(n));
    }
  };
  const list = (who: LeanClient, query = '') => (): Promise<unknown> => who.must('GET', `${AT}/children?limit=50${query}`);
  const ids = await idsOf(county, 2_000);
  const names = (await county.must<Page>('GET', `${AT}/children?limit=200`)).items.flatMap(({ name = '' }) => (name === '' ? [] : [name]));
  const nameAt = (n: number): string => names[(n * 7) % names.length] ?? '';
  await each('list, village', list(village));
  await each('list, township', list(township));
  await each('list, county', list(county));
  await each('list, county by what is overdue', list(county, '&due=contact&state=OVERDUE'));
  await each('list, county of a tier', list(county, '&tier=HIGH'));
  await each('list, county by name', (n) => county.must('GET', `${AT}/children?limit=50&q=${encodeURIComponent(nameAt(n).slice(0, 1))}`));
  await each('search by name, county', (n) => county.must('POST', `${AT}/children/search`, { body: { name: nameAt(n) } }));
  await each('search by a first character, county', (n) => county.must('POST', `${AT}/children/search`, { body: { name: nameAt(n).slice(0, 1) } }));
  await each('search by a first character, province', (n) => province.must('POST', `${AT}/children/search`, { body: { name: nameAt(n).slice(0, 1) } }));
  await each('my/due, village', () => village.must('GET', `${AT}/my/due`));
  await each('my/due, township', () => township.must('GET', `${AT}/my/due`));
  await each('lookup of 200', (n) => county.must('POST', `${AT}/children/lookup`, { body: { ids: ids.slice((n * 37) % 1_500, ((n * 37) % 1_500) + 200), for: { service: 'directory' } } }));
  await each('a file', (n) => county.must('GET', `${AT}/children/${ids[(n * 13) % ids.length]}`));
  await each('open with the duplicate check', (n) => village.must('POST', `${AT}/children`, { key: v4(), body: newChild(n) }));
  await each('my/due, county', () => county.must('GET', `${AT}/my/due`), 10);
  await each('counts, county', () => county.must('GET', `${AT}/children/counts`), 10);
  return watch;
}

/** Nobody here is called so: looked for by sound and birth date, by name and township. */
const newChild = (n: number): object => ({
  careDivision: VILLAGE, name: `示春${String.fromCodePoint(0x4e00 + (n % 8_000))}`, sex: 'MALE', birthDate: '2016-03-05', noIdReason: 'UNKNOWN', categories: [{ code: 'LEFT_BEHIND', from: new Date(Date.now() - 86_400_000 * 2).toISOString().slice(0, 10) }],
});

/** Visits at an even pace, each of another child of the county, whether those before have ended or not. */
export async function measureActs({ county }: People, { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }, signal: AbortSignal): Promise<{ watch: Stopwatch; failed: readonly string[]; perSecond: number }> {
  const ids = await idsOf(county, Math.min(perSecond * seconds, 7_000));
  const watch = new Stopwatch();
  const failed: string[] = [];
  const under = new Set<Promise<unknown>>();
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const started = performance.now();
  for (let n = 0; n < perSecond * seconds && !signal.aborted; n += 1) {
    await pause(Math.max(0, started + (n * 1_000) / perSecond - performance.now()));
    const body = { id: v4(), kind: 'VISIT', on, place: 'HOME', childSeen: true, childSpoken: true, caregiverSpoken: true, mood: 'CALM' };
    const act: Promise<unknown> = watch.time('act', () => county.must('POST', `${AT}/children/${ids[n % ids.length]}/acts`, { key: v4(), body })).catch((error: unknown) => failed.push(String(error))).finally(() => under.delete(act));
    under.add(act);
  }
  await Promise.all(under);
  signal.throwIfAborted();
  return { watch, failed, perSecond: watch.count('act') / ((performance.now() - started) / 1_000) };
}

/** Each figure by township of a county, and by county of all. */
export async function measureFigures({ county, province }: People, signal: AbortSignal): Promise<Stopwatch> {
  const watch = new Stopwatch();
  for (const measure of ['contact', 'visit', 'training', 'posts', 'campaign', 'problems']) {
    for (let n = 0; n < 5; n += 1) {
      signal.throwIfAborted();
      await watch.time(`${measure}, county`, () => county.must('GET', `${AT}/figures?measure=${measure}&by=township`));
      await watch.time(`${measure}, province`, () => province.must('GET', `${AT}/figures?measure=${measure}&by=county`));
    }
  }
  return watch;
}

/** Milliseconds of the draw of a county's sample. */
export async function measureDraw({ county }: People): Promise<number> {
  const began = performance.now();
  await county.must('POST', `${AT}/spot-checks`, { key: v4(), body: { county: COUNTY } });
  return performance.now() - began;
}

async function idsOf(who: LeanClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && ids.length < count;) {
    const page: Page = await who.must('GET', `${AT}/children?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

