import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain, type TrailEntry } from '@referrals/database';
import type { AskService } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { ReceiveFeedback } from '../feedback/receive-feedback.js';
import { AskReportOwner } from '../progress/ask-report-owner.js';
import { ReadProgress } from '../progress/read-progress.query.js';
import { ListReferrals } from '../worklist/list-referrals.query.js';

describe('from filed to fed back', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  it('three desks find it, open, acknowledge, decide and conclude it, and the reporter reads and receives each answer', async () => {
    const reportId = await harness.file();
    const list = new ListReferrals(harness.database, harness.clock);
    const work: [string, string, string][] = [['psb.yx', 'CRIM_FILED', 'WARNING_LETTER'], ['civ.yx', 'VISITED', 'AID'], ['edu.yx', 'FILED', 'UNFOUNDED']];
    for (const [account, first, last] of work) {
      const principal = harness.person(account);
      const { items } = await list.page(principal, { sort: '-filedAt', limit: 50 });
      expect(items).toHaveLength(1);
      const item = items[0]!;
      expect(item).toMatchObject({ reportId, state: 'routed', version: 1, owner: harness.desk(account) });
      const common = { principal, id: item.id };
      const opened = await harness.move.move('open', { ...common, version: item.version, key: harness.key(), body: {} });
      expect(opened).toMatchObject({ state: 'opened', version: 1 });
      const taken = await harness.move.move('acknowledge', { ...common, version: 1, key: harness.key(), body: { number: '受案〔2026〕1号' } });
      expect(taken).toMatchObject({ state: 'acknowledged', version: 2 });
      const decided = await harness.move.move('decide', { ...common, version: 2, key: harness.key(), body: { code: first } });
      expect(decided).toMatchObject({ state: 'accepted', version: 3 });
      const concluded = await harness.move.move('conclude', { ...common, version: 3, key: harness.key(), body: { code: last } });
      expect(concluded.state).toBe('concluded');
    }
    const owner = new AskReportOwner({} as AskService, harness.clock);
    const reporter = { kind: 'ANONYMOUS_REPORTER', report: reportId } as const;
    const read = new ReadProgress(harness.database, harness.clock, owner, harness.store);
    const progress = await read.progress(reporter, reportId, '');
    expect(progress.state).toBe('concluded');
    const at = harness.clock.now();
    expect(progress.referrals[0]).toEqual({ agency: 'PSB', role: 'LEAD', state: 'concluded', since: at, openedAt: at, acknowledgedAt: at, concludedAt: at, due: expect.any(String) });
    expect(progress.referrals.find(({ role }) => role === 'NOTICE')).toEqual({ agency: 'PROC', role: 'NOTICE', state: 'routed', since: at, due: expect.any(String) });
    // Names of desks are for who made the report and signed in.
    const mine = { isOwn: () => Promise.resolve(true) } as unknown as AskReportOwner;
    const teacher = { ...harness.person('psb.ls'), desks: [] };
    const named = await new ReadProgress(harness.database, harness.clock, mine, harness.store).progress(teacher, reportId, '');
    expect(named.referrals.map(({ desk }) => desk)).toEqual(['psb.yx', 'civ.yx', 'edu.yx', 'proc.yx']);
    expect((await read.progress(harness.person('psb.yx'), reportId, '')).referrals.map(({ desk }) => desk)).toEqual([undefined, undefined, undefined, undefined]);
    await harness.byHand(`UPDATE case_file SET tell = 'LESS'`);
    const less = await new ReadProgress(harness.database, harness.clock, mine, harness.store).progress(teacher, reportId, '');
    expect(less.referrals.map(({ desk }) => desk)).toEqual([undefined, undefined, undefined, undefined]);
    await harness.byHand(`UPDATE case_file SET tell = 'FULL'`);
    expect(progress.feedback.length).toBeGreaterThanOrEqual(3);
    const receiving = new ReceiveFeedback(harness.changes, owner);
    await receiving.do({ principal: reporter, reportId, ids: progress.feedback.map(({ id }) => id), key: harness.key(), authorization: '' });
    const after = await read.progress(reporter, reportId, '');
    expect(after.referrals.filter(({ role }) => role !== 'NOTICE').map(({ state }) => state)).toEqual(['fed_back', 'fed_back', 'fed_back']);
    expect(after.state).toBe('concluded');

    const trail = await harness.handle((tx) => tx.query<TrailEntry & { hash: string }>(
      `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`, [reportId]));
    expect(verifyChain(trail)).toBeUndefined();
    const published = await harness.events();
    expect(published.filter((event) => event.key === reportId).map((event) => event.type)).toContain('referral-desk.referral.fed-back.v1');
  });
});
