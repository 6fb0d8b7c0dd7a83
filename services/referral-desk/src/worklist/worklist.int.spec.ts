import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Danger } from '@referrals/contracts';
import { explaining, type Explained } from '@referrals/service-harness';
import { context, DeskHarness } from '../../test/support/desk-harness.js';
import type { WorklistItem } from '../referral/referral.dto.js';
import { CountReferrals } from './count-referrals.query.js';
import { ListReferrals } from './list-referrals.query.js';
import type { WorklistQuery } from './worklist.dto.js';

describe('a worklist', () => {
  let harness: DeskHarness;
  const reports: string[] = [];
  const told: (Danger | undefined)[] = ['POSSIBLE', 'IMMINENT', undefined, 'IMMINENT'];
  beforeAll(async () => {
    harness = await DeskHarness.open();
    for (const danger of told) {
      const reportId = await harness.file();
      reports.push(reportId);
      if (danger !== undefined) await tellDanger(reportId, danger);
    }
  });
  afterAll(() => harness.close());

  const tellDanger = (reportId: string, danger: Danger) =>
    harness.handle((tx) => harness.cases.tellDanger({ reportId, danger, at: harness.clock.now() }, context(tx)));
  const list = async (who: string, query: Partial<WorklistQuery> = {}): Promise<WorklistItem[]> =>
    (await new ListReferrals(harness.database, harness.clock).page(harness.person(who), { sort: 'due', limit: 50, ...query })).items;
  const count = async (who: string, query: Partial<WorklistQuery> = {}): Promise<number> =>
    (await new CountReferrals(harness.database, harness.clock).counts(harness.person(who), query)).total;
  const move = async (who: string, reportId: string, action: 'acknowledge' | 'decide' | 'conclude' | 'claim' | 'open', body = {}): Promise<void> => {
    const item = (await list(who, { open: 'false' })).find((one) => one.reportId === reportId);
    await harness.move.move(action, { principal: harness.person(who), id: item?.id ?? '', version: item?.version ?? 0, key: harness.key(), body });
  };

  it('says how great the danger is, as told last, to who works on it and not to a notice', async () => {
    const dangers = new Map((await list('psb.yx')).map(({ reportId, danger }) => [reportId, danger]));
    expect(reports.map((id) => dangers.get(id))).toEqual(['POSSIBLE', 'IMMINENT', null, 'IMMINENT']);
    expect((await list('proc.yx')).map(({ danger }) => danger)).toEqual([null, null, null, null]);
    await tellDanger(reports[2] ?? '', 'NONE');
    expect((await list('psb.yx')).find(({ reportId }) => reportId === reports[2])?.danger).toBe('NONE');
  });

  it('moves nothing by it: no version rises, and told again it is not told anew', async () => {
    const before = await list('psb.yx');
    const trail = () => harness.handle((tx) => tx.query(`SELECT 1 FROM trail WHERE action = 'case.danger-told'`));
    const entries = (await trail()).length;
    await tellDanger(reports[0] ?? '', 'POSSIBLE');
    expect(await list('psb.yx')).toEqual(before);
    expect(await trail()).toHaveLength(entries);
  });

  it('shows the imminent first, page by page, then what is due first', async () => {
    const all = await list('psb.yx', { sort: 'urgency' });
    expect(all.map(({ danger }) => danger === 'IMMINENT')).toEqual([true, true, false, false]);
    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await new ListReferrals(harness.database, harness.clock).page(harness.person('psb.yx'), { sort: 'urgency', limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(pages).toEqual(all.map(({ id }) => id));
  });

  it('holds what still owes something, unless ended ones, a state or a number are asked for; counts say the same', async () => {
    const [first = ''] = reports;
    await move('civ.yx', first, 'acknowledge');
    await move('civ.yx', first, 'conclude', { code: 'NOT_OURS', toAgency: 'WF', proof: '回执' });
    const states = async (query: Partial<WorklistQuery>) => (await list('civ.yx', { sort: 'filedAt', ...query })).map(({ state }) => state).sort();
    const concluded = (await states({})).filter((state) => state === 'concluded');
    await harness.byHand(`UPDATE referral SET state = 'fed_back' WHERE state = 'concluded' AND report_id = '${first}'`);
    expect(concluded).toEqual(['concluded']);
    expect(await states({})).toEqual(['routed', 'routed', 'routed']);
    expect(await states({ open: 'false' })).toEqual(['fed_back', 'routed', 'routed', 'routed']);
    expect(await states({ state: ['fed_back', 'routed'] })).toHaveLength(4);
    expect(await states({ state: ['fed_back', 'routed'], open: 'true' })).toHaveLength(3);
    expect(await states({ number: '2605-0000123-8' })).toHaveLength(4);
    for (const query of [{}, { open: 'false' as const }, { state: ['fed_back' as const] }, { state: ['fed_back' as const, 'routed' as const] }]) {
      expect(await count('civ.yx', query)).toBe((await list('civ.yx', query)).length);
    }
  });

  it('is asked for by who took it in hand, by desk and by reason', async () => {
    const [, second = ''] = reports;
    await move('edu.yx', second, 'claim');
    const both = harness.person('psb.yx', ['psb.yx', 'MEMBER'], ['edu.yx', 'MEMBER']);
    const found = async (query: Partial<WorklistQuery>, who = both): Promise<number> =>
      (await new ListReferrals(harness.database, harness.clock).page(who, { sort: 'due', limit: 50, ...query })).items.length;
    expect(await Promise.all([found({}), found({ desk: harness.desk('psb.yx') }), found({ desk: harness.desk('civ.yx') })])).toEqual([8, 4, 0]);
    expect(await Promise.all([found({ claimed: 'NOBODY' }), found({ claimed: 'OTHER' }), found({ claimed: 'ME' })])).toEqual([7, 1, 0]);
    expect(await found({ claimed: 'ME' }, harness.person('edu.yx'))).toBe(1);
    expect(await Promise.all([found({ because: 'LONGEST_PREFIX' }), found({ because: 'CONFLICT' })])).toEqual([8, 0]);
  });

  it('is read by indexes, however much the desk ended', async () => {
    await harness.byHand(`CREATE TEMP TABLE one AS SELECT * FROM referral WHERE agency = 'PSB' LIMIT 1; ALTER TABLE one DROP COLUMN watched;
      INSERT INTO referral (${COLUMNS}) SELECT ${COLUMNS.replace('id,', 'gen_random_uuid(),').replace('site', `'S' || n`).replace('state', `CASE WHEN n % 100 = 0 THEN 'opened' ELSE 'fed_back' END`)
        .replace('danger', `CASE WHEN n % 3 = 0 THEN 'IMMINENT' END`).replace('owner,', `CASE WHEN n % 2 = 0 THEN owner ELSE gen_random_uuid() END,`)} FROM one, generate_series(1, 20000) AS n; ANALYZE referral`);
    const seen: Explained[] = [];
    const looked = explaining(harness.database, seen);
    for (const sort of ['urgency', 'due', 'newsAt'] as const) await new ListReferrals(looked, harness.clock).page(harness.person('psb.yx'), { sort, limit: 50 });
    await new ListReferrals(looked, harness.clock).page(harness.person('psb.yx'), { sort: 'due', limit: 50, state: ['routed', 'opened'] });
    expect(seen.flatMap((one) => one.wholeTables)).not.toContain('referral');
    expect([seen.length, Math.max(...seen.map(({ pages }) => pages)) < 400]).toEqual([4, true]);
  });
});

const COLUMNS = `id, report_id, number, filed_at, agency, site, role, division, state, owner, owner_agency, owned_since, because, version, watchers, returns, transfers, awaits_city, bound, claimed_by,
  withheld, county, hidden_desks, hidden_staff, due_at, keep_from, danger`;
