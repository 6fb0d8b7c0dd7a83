import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { changeCase } from '@referrals/database';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { idOf } from '@referrals/service-harness';
import type { CaseState, Decision, Feedback, Referral } from './case.domain.js';
import { readCase } from './read-case.js';
import { saveCase } from './save-case.js';

describe('a case saved is the case read', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  /** Saves what `change` makes of the case as it is, and answers both: what was meant, and what is there. */
  async function through(reportId: string, change: (before: CaseState) => CaseState): Promise<{ meant: CaseState; there: CaseState }> {
    const meant = await harness.handle((tx) => changeCase(harness.database, tx, { caseId: reportId, actor: { role: 'SYSTEM' }, now: harness.clock.now() }, async ({ at }) => {
      const before = await readCase(tx, reportId);
      if (before === undefined) throw new DomainError('NOT_FOUND');
      const after = change(before);
      saveCase(tx, before, after, at);
      return after;
    }));
    return { meant, there: await harness.handle(async (tx) => (await readCase(tx, reportId)) as CaseState) };
  }

  const later = (ms: number) => addMillis(harness.clock.now(), ms);
  const patchFirst = (patch: Partial<Referral>) => (before: CaseState): CaseState =>
    ({ ...before, referrals: before.referrals.map((referral, index) => (index === 0 ? { ...referral, ...patch } : referral)) });
  const decision = (referralId: string, n: number): Decision => ({
    id: idOf(`decision ${n}`), referralId, code: 'FILED', ends: false, at: later(1), recordedAt: later(2 + n), desk: harness.desk('psb.yx'), staff: idOf('staff psb.yx'),
    number: '湘公（2026）1号', text: "说 'x', \"y\" \\ 🙂", note: null, proof: null, toAgency: 'CIV', withheld: '侦查需要', releasedAt: null,
  });
  const feedback = (decided: Decision, n: number): Feedback =>
    ({ id: idOf(`feedback ${n}`), referralId: decided.referralId, decisionId: decided.id, agency: 'PSB', text: '已受理', at: later(3 + n), receivedAt: null, given: null });

  it.each<[string, Partial<Referral>]>([
    ['a state and its version', { state: 'opened', version: 7 }],
    ['a first move', { firstOwnMoveAt: '2026-05-11T00:20:00.007Z' as Referral['firstOwnMoveAt'] }],
    ['an owner', { owner: idOf('desk psb.city'), ownerAgency: 'PSB', ownedSince: '2026-05-11T08:00:00.100Z' as Referral['ownedSince'], because: 'NO_DESK' }],
    ['a backup, and none', { backup: { desk: idOf('desk psb.city'), from: '2026-05-12T00:00:00.000Z' as Referral['ownedSince'] } }],
    ['no backup any more', { backup: null }],
    ['watchers', { watchers: [idOf('desk edu.yx'), idOf('desk civ.yx')] }],
    ['no watchers', { watchers: [] }],
    ['counts and flags', { returns: 2, transfers: 3, awaitsCity: true, bound: true }],
    ['a claim and a code', { claimedBy: idOf('staff psb.yx'), lastCode: 'FILED', role: 'SUPPORT' }],
    ['nothing claimed', { claimedBy: null, lastCode: null }],
  ])('one referral: %s', async (_, patch) => {
    const { meant, there } = await through(await harness.file(), patchFirst(patch));
    expect(there).toEqual(meant);
  });

  it('decisions and answers beside the referral, several referrals, and several answers received', async () => {
    const reportId = await harness.file();
    const decided = await through(reportId, (before) => {
      const [first, second] = before.referrals as [Referral, Referral];
      const made = [decision(first.id, 1), decision(second.id, 2)];
      return {
        ...before, decisions: made, feedbacks: made.map((one, index) => feedback(one, index)),
        referrals: before.referrals.map((referral) => (referral === first ? { ...referral, state: 'accepted', version: 2, lastCode: 'FILED' } : referral)),
      };
    });
    expect(decided.there).toEqual(decided.meant);
    const ended = await through(reportId, (before) => ({
      ...before, decisions: before.decisions.map((one) => ({ ...one, releasedAt: later(9) })),
      feedbacks: before.feedbacks.map((one, index) => (index === 0 ? { ...one, receivedAt: later(10) }
        : { ...one, given: { method: 'PHONE', at: later(11), reason: '电话告知', desk: harness.desk('psb.yx') } })),
      referrals: before.referrals.map((referral) => ({ ...referral, version: referral.version + 1 })),
    }));
    expect(ended.there).toEqual(ended.meant);
  });

  it('what the whole case says of itself, with every row that shows it', async () => {
    const reportId = await harness.file();
    const { meant, there } = await through(reportId, (before) => ({
      ...before, file: { ...before.file, county: null, tell: 'LESS', excludedDesks: [harness.desk('wf.ls')], recused: [idOf('staff edu.yx')], supplementedAt: later(5), handOvers: 1 },
    }));
    expect(there).toEqual(meant);
    const rows = await harness.handle((tx) => tx.query('SELECT county, supplemented_at AS at, hidden_desks AS desks, hidden_staff AS staff FROM referral WHERE report_id = $1', [reportId]));
    expect(rows).toEqual(rows.map(() => ({ county: null, at: later(5), desks: [harness.desk('wf.ls')], staff: [idOf('staff edu.yx')] })));
  });
});
