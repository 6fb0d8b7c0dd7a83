import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { explaining, type Explained } from '@referrals/service-harness';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { Figures } from './figures.query.js';
import { hideSmallCounts } from './hide-small.domain.js';

const HOUR = 3_600_000;

describe('figures of desks', () => {
  let harness: DeskHarness;
  let figures: Figures;
  beforeAll(async () => {
    harness = await DeskHarness.open();
    figures = new Figures(harness.database, harness.clock);
    for (let n = 0; n < 6; n += 1) {
      const reportId = await harness.file();
      harness.clock.advance(2 * HOUR);
      if (n >= 5) continue;
      const { id } = (await harness.handle((tx) => tx.maybeOne<{ id: string }>(`SELECT id FROM referral WHERE report_id = $1 AND agency = 'EDU'`, [reportId]))) ?? { id: '' };
      const move = (action: 'open' | 'claim' | 'acknowledge' | 'decide', version: number, body: object = {}) =>
        harness.move.move(action, { principal: harness.person('edu.yx'), id, version, key: harness.key(), body });
      await move('open', 1);
      harness.clock.advance(HOUR);
      await move('acknowledge', 1);
      await move('claim', 2);
      harness.clock.advance(HOUR);
      await move('decide', 3, { code: 'FILED' });
    }
  });
  afterAll(() => harness.close());

  it('say what lies on a desk and since when, and to its supervisor who has it in hand', async () => {
    const { desks, asOf } = await figures.open(harness.person('supervisor.edu.yx'));
    expect(asOf).toBe(harness.clock.now());
    expect(desks).toEqual([{
      desk: harness.desk('edu.yx'), open: 6, unopened: 1, overdue: expect.any(Number), day: 6, week: 0, month: 0, longer: 0, people: [{ staff: harness.person('edu.yx').staff, open: 5 }],
    }]);
    expect((await figures.open(harness.person('edu.yx'))).desks).toMatchObject([{ open: 6, people: [] }]);
    expect((await figures.open(harness.person('edu.ls'))).desks).toEqual([]);
    harness.clock.advance(8 * 24 * HOUR);
    expect((await figures.open(harness.person('edu.yx'))).desks).toMatchObject([{ day: 0, week: 0, month: 6, unopened: 1 }]);
    harness.clock.advance(-8 * 24 * HOUR);
  });

  it('say how long it took to open, to acknowledge and to answer, and nothing of fewer than five', async () => {
    const { times } = await figures.times(harness.person('edu.yx'), {});
    expect(times).toEqual([
      { agency: 'EDU', step: 'ACKNOWLEDGED', count: 5, median: 180, p90: 180 }, { agency: 'EDU', step: 'ANSWERED', count: 5, median: 240, p90: 240 },
      { agency: 'EDU', step: 'OPENED', count: 5, median: 120, p90: 120 },
    ]);
    const last = plainDate('2026-05-11');
    expect((await figures.times(harness.person('edu.yx'), { from: last, to: last })).times.map(({ median }) => median).every((one) => one === null || one > 0)).toBe(true);
    expect((await figures.times(harness.person('psb.ls'), {})).times).toEqual([]);
    await expect(figures.times(harness.person('edu.yx'), { from: plainDate('2024-01-01'), to: last })).rejects.toMatchObject({ code: 'PERIOD_TOO_LONG', field: 'from' });
    await expect(figures.counts(harness.person('edu.yx'), { from: plainDate('2026-05-12'), to: last })).rejects.toMatchObject({ code: 'PERIOD_TOO_LONG' });
  });

  it('count what a person sees and no more', async () => {
    expect(await figures.counts(harness.person('edu.yx'), {})).toEqual({ total: 6, counts: [{ county: '430223', agency: 'EDU', role: 'SUPPORT', count: 6 }] });
    expect(await figures.counts(harness.person('edu.ls'), {})).toEqual({ total: 0, counts: [] });
  });

  it('hide a small number, and another one from which it would follow', () => {
    const cell = (county: string, role: 'LEAD' | 'SUPPORT', count: number) => ({ county, agency: 'PSB' as const, role, count });
    const { total, counts } = hideSmallCounts([cell('430203', 'LEAD', 40), cell('430223', 'LEAD', 30), cell('430223', 'SUPPORT', 3)]);
    expect([total, counts.map(({ count }) => count)]).toEqual([73, [40, null, null]]);
    expect(hideSmallCounts([cell('430203', 'LEAD', 3)])).toEqual({ total: null, counts: [{ county: '430203', agency: 'PSB', role: 'LEAD', count: null }] });
  });

  it('read what is on their desks by indexes, however much there is elsewhere', async () => {
    await harness.byHand(`CREATE TEMP TABLE one AS SELECT * FROM referral WHERE agency = 'PSB' LIMIT 1;
      INSERT INTO referral (${COLUMNS}) SELECT ${COLUMNS.replace('id,', 'gen_random_uuid(),').replace('site', `'S' || n`).replace('owner,', 'gen_random_uuid(),')} FROM one, generate_series(1, 20000) AS n;
      INSERT INTO trail SELECT gen_random_uuid(), 1, now(), NULL, 'SYSTEM', NULL, 'referral.routed', '{}', '', '' FROM generate_series(1, 20000); ANALYZE referral; ANALYZE trail`);
    const seen: Explained[] = [];
    const looked = new Figures(explaining(harness.database, seen), harness.clock);
    const who = harness.person('edu.yx');
    await Promise.all([looked.open(who), looked.times(who, {}), looked.counts(who, {})]);
    expect(seen).toHaveLength(3);
    expect(seen.flatMap((one) => one.wholeTables).filter((table) => ['referral', 'trail'].includes(table))).toEqual([]);
    expect(Math.max(...seen.map(({ pages }) => pages))).toBeLessThan(1_500);
  });
});

const COLUMNS = `id, report_id, number, filed_at, agency, site, role, division, state, owner, owner_agency, owned_since, because, version, watchers, returns, transfers, awaits_city, bound, claimed_by,
  withheld, county, hidden_desks, hidden_staff, due_at, keep_from, danger`;
