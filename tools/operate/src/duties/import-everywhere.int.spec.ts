import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, instant, readYearNotice, type YearNotice } from '@referrals/calendar';
import { SERVICES } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { smallInstallation, type SmallInstallation } from '../../test/small-installation.js';
import { importEverywhere, previewEverywhere } from './import-everywhere.js';
import { withDatabasesAt } from './with-databases.js';

const notice = (change: object = {}): YearNotice => {
  const read = readYearNotice(JSON.stringify({ year: 2027, notice: 'invented', off: ['2027-01-01', '2027-01-04', '2027-10-01'], on: ['2027-01-02'], ...change }));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
};
const signal = new AbortController().signal;
const clock = fixedClock(instant('2026-11-20T10:00:30+08:00'));

describe('a year is imported into every service', () => {
  let installation: SmallInstallation;
  beforeAll(async () => { installation = await smallInstallation(); });
  afterAll(async () => { await installation[Symbol.asyncDispose](); });

  const everywhere = <T>(work: (databases: readonly ServiceDatabase[]) => Promise<T>): Promise<T> => withDatabasesAt(() => ({ dataDir: installation.dataDir, databaseUrl: installation.url }), work);
  const years = async (): Promise<number[]> => Promise.all(SERVICES.map(async (service) =>
    (await installation.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${service.replaceAll('-', '_')}.calendar_year WHERE year = 2027`))[0]?.n ?? 0));
  const previewed = (told: YearNotice): Promise<number> => everywhere(async (databases) => {
    let count = 0;
    for await (const { moves } of previewEverywhere(databases, told, clock.now())) count += moves.length;
    return count;
  });

  it('completes what a run left that was killed between two services; another notice, and a year always known, change nothing', async () => {
    expect([await previewed(notice()), await years()]).toEqual([0, SERVICES.map(() => 0)]);
    const killed = new Error('killed');
    await expect(everywhere(async (databases) => {
      const [first, ...others] = databases as [ServiceDatabase, ...ServiceDatabase[]];
      let asked = 0;
      // The first question is whether it may be imported at all; the second would import it.
      const dies = others.map((one): Pick<ServiceDatabase, 'service' | 'asWorker'> => ({ service: one.service, asWorker: (work) => (asked++ < others.length ? one.asWorker(work) : Promise.reject(killed)) }));
      return importEverywhere([first, ...dies], notice(), clock, signal);
    })).rejects.toBe(killed);
    expect(await years()).toEqual(SERVICES.map((_, index) => index === 0 ? 1 : 0));

    await expect(everywhere((databases) => importEverywhere(databases, notice({ on: [] }), clock, signal))).rejects.toThrow('YEAR_KNOWN');
    await expect(previewed(notice({ on: [] }))).rejects.toThrow('YEAR_KNOWN');
    expect(await years()).toEqual(SERVICES.map((_, index) => index === 0 ? 1 : 0));

    clock.advance(600_000);
    const imported = await everywhere((databases) => importEverywhere(databases, notice(), clock, signal));
    expect(imported).toEqual(SERVICES.map((service, index) => ({
      service, wasThere: index === 0, effectiveAt: index === 0 ? '2026-11-20T02:02:00.000Z' : '2026-11-20T02:12:00.000Z',
    })));
    expect(await years()).toEqual(SERVICES.map(() => 1));
    expect((await everywhere((databases) => importEverywhere(databases, notice(), clock, signal))).every(({ wasThere }) => wasThere)).toBe(true);

    const known = notice({ year: 2026, off: ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02'], on: [] });
    await expect(everywhere((databases) => importEverywhere(databases, known, clock, signal))).rejects.toThrow('YEAR_KNOWN');
  });
});
