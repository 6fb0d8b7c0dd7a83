import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { addDays, instant, plainDate } from '@referrals/calendar';
import type { JsonBody } from '@referrals/client';
import type { ServiceHarness } from '@referrals/service-harness';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { histories } from '../../test/arbitrary-histories.js';
import { CHILDREN, makePost, newHolder, open, OTHER_VILLAGE, POSTS, startRegistry, VILLAGE, visit } from '../../test/registry.js';
import { rules430200 } from '../pack/packs.js';
import { contactsWith, isCredible, isVisit } from '../visits/act.domain.js';
import type { ScheduleInput } from '../visits/schedule.domain.js';
import { CountCoverageJob } from './count-coverage.job.js';
import { coverage } from './coverage.domain.js';
import { readPeriod } from './period.domain.js';

const AT = '/api/child-registry/figures';
const ELSEWHERE = '430203101201';

async function count(harness: ServiceHarness): Promise<void> {
  const at = harness.clock.now();
  await harness.running.app.get(CountCoverageJob, { strict: false }).run({ due: at, since: undefined, at, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
}

describe('figures of contacts and visits', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await startRegistry(); });
  afterEach(() => { harness.clock.set(instant('2026-05-11T00:20:00.000Z')); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const figures = async (who: string, query: string): Promise<JsonBody> => {
    const caller = await harness.as(who);
    return caller.must(caller.get(`${AT}?${query}`));
  };

  it('are of the moment of the last counting, and follow what changes', async () => {
    expect((await figures('civ.ls', 'measure=contact&by=county'))).toMatchObject({ period: '2026-05', total: { whole: 0, done: 0, percent: null }, items: [] });
    const village = await harness.as('village.yx');
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push((await open(village)).id);
    await village.must(village.post(`${CHILDREN}/${ids[0]}/acts`, visit('2026-05-11')));
    await open(await harness.as('village2.yx'), { careDivision: OTHER_VILLAGE });
    await open(await harness.as('village.ls'), { careDivision: ELSEWHERE });
    await count(harness);
    const asOf = harness.clock.now();
    expect(await figures('civ.yx', 'measure=contact&by=village')).toEqual({
      measure: 'contact', period: '2026-05', asOf, total: { whole: 7, done: 1, percent: 14.2 },
      items: [{ place: VILLAGE, whole: 6, done: 1, percent: 16.6 }, { place: OTHER_VILLAGE, whole: 1, done: 0, percent: 0 }],
    });
    expect(await figures('civ.city', 'measure=visit&by=county')).toEqual({
      measure: 'visit', period: '2026Q2', asOf, total: { whole: 8, done: 1, percent: 12.5 },
      items: [{ place: '430203', whole: 1, done: 0, percent: 0 }, { place: '430223', whole: 7, done: 1, percent: 14.2 }],
    });
    // The act is taken back, another child is met, a third is with its parents: what was kept is counted again.
    const mine = await village.must<{ version: number }>(village.get(`${CHILDREN}/${ids[0]}`));
    const [act] = await harness.look<{ id: string }>('SELECT id FROM act WHERE child = $1', [ids[0]]);
    await village.must(village.post(`/api/child-registry/acts/${act?.id}/void`, { reason: '填错了人' }, { ifMatch: mine.version }));
    for (const id of ids.slice(1, 4)) await village.must(village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-10', { kind: 'CONTACT', place: 'PHONE', childSeen: false })));
    const away = await village.must<{ version: number }>(village.get(`${CHILDREN}/${ids[5]}`));
    await village.must(village.post(`${CHILDREN}/${ids[5]}/away`, { kind: 'WITH_PARENTS', from: '2026-05-10' }, { ifMatch: away.version }));
    await count(harness);
    expect((await figures('civ.yx', 'measure=contact&by=township'))['items']).toEqual([{ place: '430223104', whole: 7, done: 3, percent: 42.8 }]);
    expect((await figures('civ.yx', 'measure=visit&by=township'))['items']).toEqual([{ place: '430223104', whole: 6, done: 0, percent: 0 }]);
  });

  it('are owed in a month that begins, also where nothing changed', async () => {
    harness.clock.set(instant('2026-06-02T00:00:00.000Z'));
    await count(harness);
    expect(await figures('civ.city', 'measure=contact&by=county')).toMatchObject({ period: '2026-06', total: { whole: 8, done: 0 } });
    expect(await figures('civ.city', 'measure=contact&by=county&period=2026-05')).toMatchObject({ period: '2026-05', total: { whole: 8, done: 3 } });
  });

  it('under 5 are hidden outside civil affairs, and what they would follow from', async () => {
    const hidden = { whole: null, done: null, percent: null };
    expect(await figures('village.yx', 'measure=contact&by=village')).toMatchObject({ total: { whole: 6, done: null, percent: null }, items: [{ place: VILLAGE, whole: 6, done: null }] });
    expect(await figures('village2.yx', 'measure=contact&by=village')).toMatchObject({ total: hidden, items: [{ place: OTHER_VILLAGE, ...hidden }] });
    expect((await figures('township.yx', 'measure=contact&by=village'))['items']).toEqual([{ place: VILLAGE, ...hidden }, { place: OTHER_VILLAGE, ...hidden }]);
    expect((await figures('township.yx', 'measure=contact&by=township'))['items']).toEqual([{ place: '430223104', whole: 7, done: null, percent: null }]);
  });

  it('are of the caller’s places alone, by the route and by row security', async () => {
    const places = async (who: string) => (await figures(who, 'measure=contact&by=village'))['items'].map(({ place }: { place: string }) => place);
    const kept = async (who: string) => (await harness.database.read(databaseContext(harness.person(who), harness.clock.now()), (tx) => tx.query<{ village: string }>('SELECT DISTINCT village FROM coverage_count ORDER BY 1'))).map(({ village }) => village);
    for (const [who, seen] of [['village.yx', [VILLAGE]], ['township.yx', [VILLAGE, OTHER_VILLAGE]], ['civ.ls', [ELSEWHERE]], ['civ.city', [ELSEWHERE, VILLAGE, OTHER_VILLAGE]], ['edu.yx', []], ['psb.yx', []]] as const) {
      expect([who, await places(who), await kept(who)]).toEqual([who, seen, seen]);
    }
  });

  it('are refused for a time that the measure has not', async () => {
    const caller = await harness.as('civ.yx');
    for (const query of ['measure=contact&by=county&period=2026Q2', 'measure=visit&by=county&period=2026-05', 'measure=posts&by=county&period=2026']) {
      expect((await caller.get(`${AT}?${query}`)).body).toMatchObject({ code: 'PERIOD_UNKNOWN', field: 'period' });
    }
  });
});

describe('what is kept of random files', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await startRegistry(); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const FILES = 150;
  const [village, other] = ['430223104201', '430223104202'];
  const periods = [['CONTACT', 'MONTH', ['2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-12', '2026-02', '2026-04', '2026-05']], ['VISIT', 'QUARTER', ['2025Q1', '2025Q4', '2026Q2']]] as const;

  /** Every kind of fact alone, behind all routes: what a handler, a job or a later release changes is counted as well. */
  const CHANGES: readonly (readonly [what: string, sql: string, change: (told: ScheduleInput) => ScheduleInput])[] = [
    ['acts taken back', "UPDATE act SET state = 'VOID' WHERE child = $1", (told) => ({ ...told, acts: [] })],
    ['tiers set', "INSERT INTO tier_day VALUES ($1, '2024-12-01', 'LIGHT') ON CONFLICT (child, on_day) DO UPDATE SET tier = 'LIGHT'", (told) => ({ ...told, tiers: [...told.tiers, { on: plainDate('2024-12-01'), tier: 'LIGHT' }] })],
    ['tiers changed', "UPDATE tier_day SET tier = 'HIGH' WHERE child = $1", (told) => ({ ...told, tiers: told.tiers.map(({ on }) => ({ on, tier: 'HIGH' })) })],
    ['absences no more believed', 'UPDATE away SET confirmed = false, recorded_on = from_on + 60 WHERE child = $1', (told) => ({ ...told, away: [] })],
    ['a birth date', "UPDATE child SET birth_date = '2024-12-01' WHERE id = $1", (told) => ({ ...told, birthDate: plainDate('2024-12-01') })],
    ['an older birth date', "UPDATE child SET birth_date = '2012-01-01' WHERE id = $1", (told) => ({ ...told, birthDate: plainDate('2012-01-01') })],
    ['through whom contacts go', "UPDATE child_detail SET contact_via = 'CAREGIVER' WHERE child = $1", (told) => ({ ...told, viaCaregiver: true })],
    ['spans ended', "UPDATE span SET to_on = '2026-04-10' WHERE child = $1 AND to_on IS NULL AND from_on < '2026-04-10'",
      (told) => ({ ...told, spans: told.spans.map((span) => (span.to === undefined && span.from < '2026-04-10' ? { ...span, to: plainDate('2026-04-10') } : span)) })],
  ];

  it('equals coverage over the same files, and again after each kind of fact changes', async () => {
    const files = new Map(fc.sample(histories, { numRuns: FILES, seed: 11 }).map((told) => [v7(), told] as const));
    for (const [id, told] of files) await insert(id, told);
    await count(harness);
    await expectKept('at first', files);
    for (const [index, [what, sql, change]] of CHANGES.entries()) {
      // Acts of a third of them are taken back; of the others they stay, so that the later changes have something to change.
      for (const [id, told] of [...files].filter((_, n) => n % 3 === (index === 0 ? 0 : 1))) {
        files.set(id, change(told));
        await harness.look(sql, [id]);
      }
      await count(harness);
      await expectKept(what, files);
    }
    const linked = [...files].slice(0, 20);
    const [primary, told] = [...files].at(-1) ?? ['', undefined];
    for (const [id] of linked) {
      files.delete(id);
      await harness.look("UPDATE child SET status = 'LINKED', primary_id = $2 WHERE id = $1", [id, primary]);
    }
    if (told !== undefined) files.set(primary, { ...told, acts: [...told.acts ?? [], ...linked.flatMap(([, one]) => one.acts ?? [])] });
    await count(harness);
    await expectKept('files linked', files);
    // Acts of a file that are another one's after all.
    const [from, to] = [[...files.keys()][0] ?? '', [...files.keys()][1] ?? ''];
    await harness.look('UPDATE act SET child = $2 WHERE child = $1', [from, to]);
    files.set(to, { ...files.get(to) as ScheduleInput, acts: [...files.get(to)?.acts ?? [], ...files.get(from)?.acts ?? []] });
    files.set(from, { ...files.get(from) as ScheduleInput, acts: [] });
    await count(harness);
    await expectKept('acts moved', files);
  });

  /** Each other span of a file was another village's. */
  const divisionOf = (index: number): string => (index % 2 === 0 ? village : other);

  async function insert(id: string, { birthDate, viaCaregiver, spans, tiers, away = [], acts = [] }: ScheduleInput): Promise<void> {
    const by = "NULL, NULL, now(), 'IMPORT'";
    await harness.look(`INSERT INTO child (id, number, status, version, care_division, pinyin, birth_date, categories, tier, tier_because, contact_due_on, visit_due_on, not_seen, announce, opened_on, look_up, sealed, recused)
      VALUES ($1::uuid, $1::uuid::text, 'ACTIVE', 1, $2, '~', $3, '{}', 'BASIC', '{}', '2026-05-31', '2026-05-31', 0, '{}', '2025-01-01', '{}', false, '{}')`, [id, village, birthDate ?? null]);
    await harness.look(`INSERT INTO child_detail (child, contact_via) VALUES ($1, $2)`, [id, viaCaregiver === true ? 'CAREGIVER' : 'CHILD']);
    for (const [index, { from, to }] of spans.entries()) await harness.look('INSERT INTO span (id, child, from_on, to_on, division) VALUES ($1, $2, $3, $4, $5)', [v7(), id, from, to ?? null, divisionOf(index)]);
    for (const { on, tier } of tiers) await harness.look('INSERT INTO tier_day VALUES ($1, $2, $3) ON CONFLICT (child, on_day) DO UPDATE SET tier = excluded.tier', [id, on, tier]);
    for (const one of away) {
      await harness.look(`INSERT INTO away (id, child, kind, from_on, back_on, recorded_on, confirmed, by_staff, by_desk, recorded_at, source) VALUES ($1, $2, 'OTHER', $3, $4, $5, $6, ${by})`,
        [v7(), id, one.from, one.backOn ?? null, one.recordedOn, one.confirmed === true]);
    }
    for (const act of acts) {
      await harness.look(`INSERT INTO act (id, child, kind, on_day, place, child_seen, child_spoken, child_alone, caregiver_spoken, not_met, state, confirmed_at, recorded_on, by_staff, by_desk, recorded_at, source)
        VALUES ($1, $2, $3, $4, $5, $6, $7, false, $8, $9, $10, $11, $12, ${by})`, [v7(), id, act.kind, act.on, act.place, act.childSeen === true, act.childSpoken === true, act.caregiverSpoken === true, act.notMet ?? null,
        act.void === true ? 'VOID' : 'RECORDED', act.confirmed === true ? '2026-01-01T00:00:00Z' : null, act.recordedOn]);
    }
  }

  async function expectKept(what: string, files: ReadonlyMap<string, ScheduleInput>): Promise<void> {
    for (const [kind, length, names] of periods) {
      for (const name of names) {
        const { from, to } = readPeriod(length, name) ?? { from: plainDate('1900-01-01'), to: plainDate('1900-01-01') };
        const expected = coverage({ kind, from, to, files: [...files].flatMap(([id, told]) => [village, other].map((place, side) => ({
          id, village: place, tier: tierOn(told, to), spans: told.spans.filter((_, index) => index % 2 === side), paused: isAway(told, to), acts: daysOf(kind, told),
        }))) });
        const kept = await harness.look('SELECT village, obliged, met FROM coverage_count WHERE kind = $1 AND period = $2 AND obliged > 0 ORDER BY village', [kind, name]);
        expect([what, name, kept]).toEqual([what, name, expected.villages]);
        expect(expected.obliged).toBeGreaterThan(0);
      }
    }
  }

  // Said here once more, from the generated facts, in other words than the product's.
  const tierOn = ({ tiers }: ScheduleInput, to: string) => [...new Map(tiers.filter(({ on }) => on <= to).map((one) => [one.on, one])).values()].sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1)?.tier ?? 'BASIC';
  const isAway = ({ away = [] }: ScheduleInput, to: string): boolean => away.some(({ from, backOn, recordedOn, confirmed }) =>
    (confirmed === true || recordedOn <= addDays(from, rules430200.schedule.lateEntryDays)) && from <= to && (backOn === undefined || backOn === null || to < backOn));
  const daysOf = (kind: 'CONTACT' | 'VISIT', told: ScheduleInput) => (told.acts ?? [])
    .filter((act) => act.void !== true && isCredible(act.on, act, rules430200.schedule) && (kind === 'VISIT' ? isVisit(act) : contactsWith(told, rules430200.schedule)(act))).map(({ on }) => on);
});

describe('figures of posts, training, campaigns and problems', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await startRegistry(); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('count what is there now, of the caller’s places', async () => {
    const [county, township] = await Promise.all([harness.as('civ.yx'), harness.as('township.yx')]);
    const figures = (who: typeof county, query: string): Promise<JsonBody> => who.must(who.get(`${AT}?${query}`));
    const filled = await makePost(township, VILLAGE, '2026-05-01');
    await makePost(township, OTHER_VILLAGE, '2026-05-01');
    const { version } = await county.must<{ version: number }>(county.get(`${POSTS}/${filled}`));
    await township.must(township.post(`${POSTS}/${filled}/appointments`, newHolder(), { ifMatch: version }));
    expect(await figures(county, 'measure=posts&by=village')).toMatchObject({
      period: null, asOf: harness.clock.now(), total: { whole: 2, done: 1, percent: 50 }, items: [{ place: VILLAGE, whole: 1, done: 1 }, { place: OTHER_VILLAGE, whole: 1, done: 0, percent: 0 }],
    });
    // Villages are no people: a township reads them.
    expect((await figures(township, 'measure=posts&by=township'))['items']).toEqual([{ place: '430223104', whole: 2, done: 1, percent: 50 }]);
    expect(await figures(county, 'measure=training&by=county')).toMatchObject({ period: '2026', total: { whole: 1, done: 0, percent: 0 }, items: [{ place: '430223', whole: 1, done: 0 }] });
    expect(await figures(township, 'measure=training&by=township')).toMatchObject({ total: { whole: null, done: null, percent: null } });

    const campaign = await county.must<{ id: string; version: number }>(county.post('/api/child-registry/campaigns', {
      title: '春季摸底', county: '430223', opensOn: '2026-05-01', closesOn: '2026-05-31', categories: ['LEFT_BEHIND'], villages: [VILLAGE, OTHER_VILLAGE],
    }));
    expect((await figures(county, 'measure=campaign&by=township'))['items']).toEqual([]);
    await county.must(county.post(`/api/child-registry/campaigns/${campaign.id}/start`, {}, { ifMatch: campaign.version }));
    expect((await figures(county, 'measure=campaign&by=township'))['items']).toEqual([{ place: '430223104', whole: 2, done: 0, percent: 0 }]);
    expect((await figures(county, 'measure=campaign&by=township&period=2025'))['items']).toEqual([]);

    const { id, version: seen } = await open(township);
    await township.must(township.post(`${CHILDREN}/${id}/problems`, { kind: 'SAFETY', found: '水塘没有护栏' }, { ifMatch: seen }));
    expect((await figures(county, 'measure=problems&by=county'))['items']).toEqual([{ place: '430223', whole: 1, done: 0, percent: 0 }]);
    await harness.look("UPDATE problem SET state = 'CLOSED', closed_on = '2026-05-11', closed_as = 'SOLVED' WHERE child = $1", [id]);
    expect((await figures(county, 'measure=problems&by=village'))['items']).toEqual([{ place: VILLAGE, whole: 1, done: 1, percent: 100 }]);
    expect((await figures(county, 'measure=problems&by=village&period=2026-06'))['items']).toEqual([]);
    expect((await figures(county, 'measure=problems&by=village&period=2026-04'))['items']).toEqual([]);
    expect((await figures(await harness.as('civ.ls'), 'measure=problems&by=county'))['items']).toEqual([]);
  });
});
