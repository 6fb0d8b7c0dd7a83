import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { addDays, shanghaiDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { referralDeskDuties } from '@referrals/duties';
import { DutyLists, dutyScope, SettleTalliesJob } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { keepManyDuties, keepMore, PEOPLE, type DutyRow } from '../../test/support/many-duties.js';

const packs = new Map([[referralDeskDuties.pack, referralDeskDuties]]);

interface Counted { readonly of: string | null; readonly open: number; readonly dueToday: number; readonly overdue: number; readonly escalated: number }
interface Plan { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number; readonly Plans?: readonly Plan[] }

const wholeTables = (plan: Plan): string[] => [
  ...(plan['Node Type'].endsWith('Seq Scan') ? [plan['Relation Name'] ?? ''] : []), ...(plan.Plans ?? []).flatMap((part) => wholeTables(part)),
];

describe('lists and counts of duties', () => {
  let harness: DeskHarness;
  let lists: DutyLists;
  let rows: DutyRow[];
  let now: Instant;
  beforeAll(async () => {
    harness = await DeskHarness.open();
    lists = new DutyLists(harness.database, packs);
    now = harness.clock.now();
    rows = await keepManyDuties(harness, 600);
  });
  afterAll(() => harness.close());

  const auditor = (): StaffPrincipal => ({ ...harness.person('psb.yx'), desks: [], roles: ['AUDITOR'] });
  const everybody = (): StaffPrincipal[] => [
    ...PEOPLE.map((name) => harness.person(name)), harness.person('both', ['psb.yx', 'SUPERVISOR'], ['proc.yx', 'MEMBER']), harness.person('two', ['coord.yx', 'MEMBER'], ['edu.ls', 'MEMBER']),
    { ...harness.person('psb.yx'), desks: [] }, auditor(),
  ];
  const shown = (viewer: StaffPrincipal): DutyRow[] => rows.filter((row) => viewer.roles.includes('AUDITOR') || dutyScope.shows(viewer, { ...row }));
  const isPaused = ({ pauses }: DutyRow): boolean => pauses.length > 0;

  it('say to each what the scope says in plain words, page by page', async () => {
    const asked = {
      OPEN: ({ state }: DutyRow) => state === 'OPEN', OVERDUE: (row: DutyRow) => row.state === 'OPEN' && row.due_at <= now && !isPaused(row),
      PAUSED: (row: DutyRow) => row.state === 'OPEN' && isPaused(row), CLOSED: ({ state }: DutyRow) => state !== 'OPEN',
    };
    let found = 0;
    for (const viewer of everybody()) {
      for (const [state, holds] of Object.entries(asked)) {
        const dues: Instant[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await lists.page(viewer, { state, limit: 30, ...(cursor === undefined ? {} : { cursor }) }, now);
          dues.push(...page.items.map(({ dueAt }) => dueAt));
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(dues).toEqual(shown(viewer).filter(holds).map(({ due_at }) => due_at));
        found += dues.length;
      }
    }
    expect(found).toBeGreaterThan(1_000);
  });

  const countsOf = (viewer: StaffPrincipal, by: 'desk' | 'clock'): Counted[] => {
    const today = startOfShanghaiDay(addDays(shanghaiDate(now), 1));
    const open = shown(viewer).filter(({ state }) => state === 'OPEN');
    const keys = [...new Set(open.map((row) => (by === 'desk' ? row.owner : row.clock)))].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
    return keys.map((of) => {
      const own = open.filter((row) => (by === 'desk' ? row.owner : row.clock) === of);
      const count = (holds: (row: DutyRow) => boolean): number => own.filter(holds).length;
      return {
        of, open: own.length, dueToday: count(({ due_at }) => due_at > now && due_at <= today), overdue: count((row) => row.due_at <= now && !isPaused(row)),
        escalated: count(({ seen_by }) => seen_by.length > 0),
      };
    });
  };

  it.each(['desk', 'clock'] as const)('count by %s what the lists show, before and after tallies are put together', async (by) => {
    const counts = async (): Promise<unknown[]> => Promise.all(everybody().map(async (viewer) => (await lists.counts(viewer, by, now)).counts));
    const expected = everybody().map((viewer) => countsOf(viewer, by));
    expect(await counts()).toEqual(expected);
    await new SettleTalliesJob().run({ at: now, due: now, since: undefined, asWorker: (work) => harness.handle(work), stopping: new AbortController().signal });
    expect(await harness.handle((tx) => tx.query('SELECT FROM duty_tally WHERE NOT settled OR n < 1'))).toEqual([]);
    expect(await counts()).toEqual(expected);
  });

  it('are told and tallied as the duties are, also when somebody takes one away by hand', async () => {
    const gone = rows.filter(({ state, seen_by }) => state === 'OPEN' && seen_by.length > 1)[0];
    await harness.byHand(`DELETE FROM duty WHERE id = '${gone?.id ?? ''}'`);
    rows = rows.filter((row) => row !== gone);
    const differ = (what: string, of: string): Promise<object[]> => harness.handle((tx) => tx.query(`(${what} EXCEPT ALL ${of}) UNION ALL (${of} EXCEPT ALL ${what})`));
    expect(await differ('SELECT desk, duty_id, due_at, open, paused FROM duty_told', `SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM duty, unnest(seen_by) AS desk`)).toEqual([]);
    const scope = 'clock, owner, division, seen_by, hidden_desks, hidden_staff';
    expect(await differ(`SELECT ${scope}, sum(n)::bigint FROM duty_tally GROUP BY ${scope} HAVING sum(n) <> 0`, `SELECT ${scope}, count(*) FROM duty WHERE state = 'OPEN' GROUP BY ${scope}`)).toEqual([]);
  });

  it('let everybody see a number exactly as what it counts', async () => {
    const policy = async (table: string): Promise<string> => {
      const [found] = await harness.handle((tx) => tx.query<{ qual: string }>(`SELECT qual FROM pg_policies WHERE schemaname = current_schema() AND tablename = $1 AND policyname = 'seen'`, [table]));
      return (found?.qual ?? '').replaceAll(/\s+/g, ' ');
    };
    const held = '(case_id = ANY (( SELECT held() AS held)::uuid[])) OR ';
    expect(await policy('duty')).toContain(held);
    expect(await policy('duty_tally')).toBe((await policy('duty')).replace(held, ''));
  });

  it('raise without a context', async () => {
    for (const table of ['duty_tally', 'duty_told']) {
      await expect(harness.byHand(`SET ROLE referrals_referral_desk_app; SELECT FROM ${table}`)).rejects.toThrow('no security context');
    }
  });

  it('read by indexes behind row security, however much others owe', async () => {
    await keepMore(harness, 20_000);
    const plans: Plan[] = [];
    const explained = (tx: Tx): Tx => new Proxy(tx, {
      get: (of, name) => (name !== 'query' ? Reflect.get(of, name) as unknown : async (text: string, values?: readonly unknown[]) => {
        if (text.includes('set_config')) return of.query(text, values);
        const [row] = await of.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
        if (row !== undefined) plans.push(row['QUERY PLAN'][0].Plan);
        return [];
      }),
    });
    const explaining = { read: (...[context, work]: Parameters<ServiceDatabase['read']>) => harness.database.transaction(context, (tx) => work(explained(tx))) } as unknown as ServiceDatabase;
    const looked = new DutyLists(explaining, packs);
    const reads = (viewer: StaffPrincipal) => [
      ...['OPEN', 'OVERDUE', 'PAUSED', 'CLOSED'].map((state) => () => looked.page(viewer, { state, limit: 50 }, now)), () => looked.counts(viewer, 'desk', now),
    ];
    for (const viewer of [harness.person('psb.yx'), harness.person('proc.yx'), harness.person('coord.city'), auditor()]) {
      for (const read of reads(viewer)) await read();
    }
    expect(plans).toHaveLength(20);
    expect(plans.flatMap(wholeTables).filter((table) => ['duty', 'duty_told'].includes(table))).toEqual([]);
    expect(Math.max(...plans.map((plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']))).toBeLessThan(1_500);
  });
});
