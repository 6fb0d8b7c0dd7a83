import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { addMillis, plainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { context, DeskHarness } from '../../test/support/desk-harness.js';
import { smallDirectory } from '@referrals/service-harness';
import { AskReportOwner } from '../progress/ask-report-owner.js';
import { ReadProgress } from '../progress/read-progress.query.js';
import { CountReferrals } from '../worklist/count-referrals.query.js';
import { ListReferrals } from '../worklist/list-referrals.query.js';
import { ReadReferral } from './read-referral.query.js';

const TABLES = ['referral', 'case_file', 'decision', 'feedback', 'participation', 'move_note', 'trail'];

const owners: Record<string, string> = { 'psb.yx': 'PSB', 'civ.yx': 'CIV', 'edu.yx': 'EDU', 'proc.yx': 'PROC' };

/** One filed report on a database of the block's own, and ways to look. */
function deskStory() {
  let harness: DeskHarness;
  let reportId: string;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    harness = await DeskHarness.open();
    reportId = await harness.file();
    for (const { id, agency } of await harness.handle((tx) => tx.query<{ id: string; agency: string }>('SELECT id, agency FROM referral WHERE report_id = $1', [reportId]))) ids.set(agency, id);
  });
  afterAll(() => harness.close());

  /** What the database alone shows, with no condition of the application's. */
  const bare = (principal: StaffPrincipal, table: string): Promise<{ id: string }[]> =>
    harness.database.transaction(databaseContext(principal, harness.clock.now()), (tx) => tx.query(`SELECT * FROM ${table}`));
  const found = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'found', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
  const ask = (principal: StaffPrincipal, id: string, version: number) => ({ principal, id, version, key: harness.key(), body: {} });
  return { get harness() { return harness; }, get reportId() { return reportId; }, ids, bare, found, ask };
}

describe('who sees what', () => {
  const story = deskStory();

  it.each(smallDirectory.map((sketch) => sketch.code))('%s finds its own and nothing else: list, counts, search, single read, progress, moves', async (code) => {
    const principal = story.harness.person(code);
    const own = owners[code];
    const expected = own === undefined ? [] : [story.ids.get(own)];
    for (const filter of [{}, { number: '2605-0000123-8' }, { division: '4302' }, { from: plainDate('2026-05-11'), to: plainDate('2026-05-11') }, { role: 'LEAD' as const }]) {
      const { items } = await new ListReferrals(story.harness.database, story.harness.clock).page(principal, { sort: '-filedAt', limit: 50, ...filter });
      expect(items.filter((item) => !expected.includes(item.id))).toEqual([]);
      if (!('role' in filter)) expect(items.map((item) => item.id)).toEqual(expected);
    }
    expect((await new CountReferrals(story.harness.database, story.harness.clock).counts(principal, { open: 'false' })).total).toBe(expected.length);
    const reading = new ReadReferral(story.harness.database, story.harness.clock, story.harness.store);
    for (const id of story.ids.values()) expect(await story.found(reading.read(principal, id))).toBe(expected.includes(id) ? 'found' : 'NOT_FOUND');
    const nobody = { isOwn: () => Promise.resolve(false) } as unknown as AskReportOwner;
    expect(await story.found(new ReadProgress(story.harness.database, story.harness.clock, nobody, story.harness.store).progress(principal, story.reportId, ''))).toBe(own ? 'found' : 'NOT_FOUND');
    if (own === undefined) for (const id of story.ids.values()) expect(await story.found(story.harness.move.move('acknowledge', story.ask(principal, id, 1)))).toBe('NOT_FOUND');
  });

  it.each(smallDirectory.map((sketch) => sketch.code))('%s finds no more when only the database decides', async (code) => {
    const principal = story.harness.person(code);
    const own = owners[code];
    expect((await story.bare(principal, 'referral')).map(({ id }) => id)).toEqual(own === undefined ? [] : [story.ids.get(own)]);
    for (const table of TABLES) if (own === undefined) expect(await story.bare(principal, table)).toEqual([]);
    if (code === 'proc.yx') expect(await story.bare(principal, 'trail')).toEqual([]);
  });
});

describe('what changes who sees it', () => {
  const story = deskStory();

  it('without a context the database raises instead of finding nothing', async () => {
    const other = await story.harness.file();
    const civ = (await story.harness.handle((tx) => tx.maybeOne<{ id: string }>(`SELECT id FROM referral WHERE report_id = $1 AND agency = 'CIV'`, [other])))?.id ?? '';
    await story.harness.move.move('acknowledge', { ...story.ask(story.harness.person('civ.yx'), civ, 1), body: { number: '1' } });
    await story.harness.move.move('decide', { ...story.ask(story.harness.person('civ.yx'), civ, 2), body: { code: 'VISITED' } });
    await story.harness.handle((tx) => story.harness.cases.addExclusion({ reportId: other, excludedDesks: [story.harness.desk('civ.yx')], excludedAgencies: [] }, context(tx)));
    const { app } = (story.harness.database as unknown as { pools: { app: { query(text: string): Promise<unknown> } } }).pools;
    for (const table of TABLES) await expect(app.query(`SELECT * FROM ${table}`)).rejects.toThrow('no security context');
  });

  it('nothing can be written to a case a request was not admitted to', async () => {
    const attempt = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => story.harness.database.transaction(databaseContext(story.harness.person('psb.yx'), story.harness.clock.now()), work);
    expect(await attempt((tx) => tx.query(`UPDATE referral SET state = 'concluded' RETURNING id`))).toEqual([]);
    await expect(attempt((tx) => tx.query(
      `INSERT INTO move_note (id, report_id, referral_id, action, at) SELECT gen_random_uuid(), report_id, id, 'x', now() FROM referral LIMIT 1`))).rejects.toThrow(/row-level security/);
  });

  it('a desk that gave it away reads its own decisions and no owner, state or answer', async () => {
    const other = await story.harness.file();
    const edu = (await story.harness.handle((tx) => tx.maybeOne<{ id: string }>(`SELECT id FROM referral WHERE report_id = $1 AND agency = 'CIV'`, [other])))?.id ?? '';
    const principal = story.harness.person('civ.yx');
    await story.harness.move.move('acknowledge', story.ask(principal, edu, 1));
    await story.harness.move.move('return', { ...story.ask(principal, edu, 2), body: { reason: 'NOT_HERE' } });
    const detail = await new ReadReferral(story.harness.database, story.harness.clock, story.harness.store).read(principal, edu);
    expect(detail.gaveAwayAt).not.toBeNull();
    expect([detail.owner, detail.state, detail.allowedActions, detail.feedback]).toEqual([undefined, undefined, [], []]);
    expect((await story.bare(principal, 'referral')).map(({ id }) => id)).not.toContain(edu);
  });

  it('a desk that decided and handed it on reads that decision still, by the database alone too, and none that came later', async () => {
    const other = await story.harness.file();
    const civ = (await story.harness.handle((tx) => tx.maybeOne<{ id: string }>(`SELECT id FROM referral WHERE report_id = $1 AND agency = 'CIV'`, [other])))?.id ?? '';
    const [first, next] = [story.harness.person('civ.yx'), story.harness.person('civ.city')];
    await story.harness.move.move('acknowledge', story.ask(first, civ, 1));
    await story.harness.move.move('decide', { ...story.ask(first, civ, 2), body: { code: 'VISITED' } });
    await story.harness.move.move('transfer', { ...story.ask(first, civ, 3), body: { desk: story.harness.desk('civ.city') } });
    await story.harness.move.move('acknowledge', story.ask(next, civ, 4));
    await story.harness.move.move('decide', { ...story.ask(next, civ, 5), body: { code: 'VISITED' } });
    const detail = await new ReadReferral(story.harness.database, story.harness.clock, story.harness.store).read(first, civ);
    expect([detail.gaveAwayAt, detail.decisions.length]).toEqual([story.harness.clock.now(), 1]);
    const rows = await story.bare(first, 'decision') as unknown as { referral_id: string; desk: string }[];
    expect(rows.filter((row) => row.referral_id === civ).map((row) => row.desk)).toEqual([story.harness.desk('civ.yx')]);
  });

  it('a row of the worklist offers what the case offers, also what only a supervisor or a held-back decision allows', async () => {
    const other = await story.harness.file();
    const psb = (await story.harness.handle((tx) => tx.maybeOne<{ id: string }>(`SELECT id FROM referral WHERE report_id = $1 AND agency = 'PSB'`, [other])))?.id ?? '';
    const list = new ListReferrals(story.harness.database, story.harness.clock);
    for (const name of ['psb.yx', 'supervisor.psb.yx']) {
      const principal = story.harness.person(name);
      const row = async () => (await list.page(principal, { sort: '-filedAt', limit: 50 })).items.find(({ id }) => id === psb);
      const steps = name === 'psb.yx'
        ? [() => story.harness.move.move('acknowledge', story.ask(principal, psb, 1)),
          () => story.harness.move.move('decide', { ...story.ask(principal, psb, 2), body: { code: 'CRIM_FILED', withhold: { reason: '侦查需要' } } })]
        : [() => story.harness.move.move('conclude', { ...story.ask(principal, psb, 3), body: { code: 'WARNING_LETTER' } })];
      for (const step of steps) {
        const { allowedActions, ...view } = await step();
        expect(await row()).toMatchObject(view);
        expect((await row())?.allowedActions).toEqual(allowedActions);
        if (view.version > 2) expect(allowedActions).toContain('release');
        if (view.state === 'concluded') expect(allowedActions).toContain('reopen');
      }
    }
  });

  it('an excluded desk and a person who stepped aside lose even what they did', async () => {
    const other = await story.harness.file();
    const [civ, edu] = await Promise.all(['CIV', 'EDU'].map((agency) => story.harness.handle((tx) =>
      tx.maybeOne<{ id: string }>('SELECT id FROM referral WHERE report_id = $1 AND agency = $2', [other, agency])).then((row) => row?.id ?? '')));
    const reading = new ReadReferral(story.harness.database, story.harness.clock, story.harness.store);
    const civil = story.harness.person('civ.yx');
    await story.harness.move.move('acknowledge', story.ask(civil, civ!, 1));
    await story.harness.move.move('decide', { ...story.ask(civil, civ!, 2), body: { code: 'VISITED' } });
    await story.harness.handle((tx) => story.harness.cases.addExclusion({ reportId: other, excludedDesks: [story.harness.desk('civ.yx')], excludedAgencies: [] }, context(tx)));
    expect(await story.found(reading.read(civil, civ!))).toBe('NOT_FOUND');
    const teacher = story.harness.person('edu.yx');
    await story.harness.move.move('recuse', { ...story.ask(teacher, edu!, 1), body: { reason: '亲属' } });
    expect(await story.found(reading.read(teacher, edu!))).toBe('NOT_FOUND');
    for (const [principal, table] of [civil, teacher].flatMap((one) => TABLES.map((name) => [one, name] as const))) {
      const rows = await story.bare(principal, table) as unknown as Record<string, unknown>[];
      expect(rows.filter((row) => row.report_id === other || row.case_id === other)).toEqual([]);
    }
    expect(await story.found(reading.read(story.harness.person('supervisor.edu.yx'), edu!))).toBe('found');
  });

  it('the backup desk sees what lay unopened for an hour, in both ways, and no longer once the owner moved', async () => {
    const backup = story.harness.person('psb.city');
    const list = async (): Promise<string[]> => (await new ListReferrals(story.harness.database, story.harness.clock).page(backup, { sort: '-filedAt', limit: 50 })).items
      .filter((item) => item.reportId === story.reportId).map((item) => `${item.agency} ${item.backup}`);
    const start = story.harness.clock.now();
    expect(await list()).toEqual([]);
    story.harness.clock.set(addMillis(start, 3_600_000));
    expect(await list()).toEqual(['PSB true']);
    expect((await story.bare(backup, 'referral')).map(({ id }) => id)).toContain(story.ids.get('PSB'));
    await story.harness.move.move('acknowledge', story.ask(story.harness.person('psb.yx'), story.ids.get('PSB') ?? '', 1));
    expect(await list()).toEqual([]);
    expect((await story.bare(backup, 'referral')).map(({ id }) => id)).not.toContain(story.ids.get('PSB'));
    story.harness.clock.set(start);
  });

  it('pages neither miss nor repeat a row, in both directions', async () => {
    for (let count = 0; count < 7; count += 1) await story.harness.file({ filedAt: `2026-05-0${count % 3 + 1}T00:00:00.000Z`, referrals: [{ agency: 'WF', site: 'NOW', role: 'LEAD', division: '430223' }] });
    const list = new ListReferrals(story.harness.database, story.harness.clock);
    for (const sort of ['filedAt', '-filedAt'] as const) {
      const seen: string[] = [];
      const times: string[] = [];
      for (let cursor: string | null = null, more = true; more;) {
        const page: Awaited<ReturnType<typeof list.page>> = await list.page(story.harness.person('wf.yx'), { sort, limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map((item) => item.id));
        times.push(...page.items.map((item) => item.filedAt));
        cursor = page.next;
        more = cursor !== null;
      }
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
      expect(times).toEqual([...times].sort(sort === 'filedAt' ? undefined : (a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    }
    await expect(list.page(story.harness.person('wf.yx'), { sort: 'filedAt', limit: 2, cursor: 'bm90IGEgY3Vyc29y' })).rejects.toThrow('INVALID_CURSOR');
  });
});
