import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import type { AskService } from '@referrals/service-kit';
import { DeskHarness } from '../../test/support/desk-harness.js';
import { brokenOrder } from '../../test/support/look.js';
import { GiveFeedback } from '../feedback/give-feedback.js';
import { ReceiveFeedback } from '../feedback/receive-feedback.js';
import { AskReportOwner } from '../progress/ask-report-owner.js';
import { ReadProgress } from '../progress/read-progress.query.js';
import { ReadReferral } from '../referral/read-referral.query.js';
import { AddAgency } from './add-agency.js';

const code = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));

describe('the coordinator adds an agency, and its answer comes back', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const add = (account: string, reportId: string, key = harness.key()) => new AddAgency(harness.changes)
    .do({ principal: harness.person(account), reportId, key, body: { agency: 'WF', role: 'SUPPORT', reason: '会商决定' } });

  it('makes the referral once, with its reason kept and no word of it in the trail', async () => {
    const reportId = await harness.file();
    const key = harness.key();
    const added = await add('coord.yx', reportId, key);
    expect(added).toMatchObject({ agency: 'WF', site: 'NOW', role: 'SUPPORT', state: 'routed', owner: harness.desk('wf.yx') });
    expect(await add('coord.yx', reportId, key)).toEqual(added);
    expect((await add('coord.yx', reportId)).id).toBe(added.id);
    const detail = await new ReadReferral(harness.database, harness.clock, harness.store).read(harness.person('wf.yx'), added.id);
    expect(detail.notes.map(({ reason }) => reason)).toEqual(['会商决定', '会商决定']);
    const trail = await harness.handle((tx) => tx.query<{ facts: object }>('SELECT facts FROM trail WHERE case_id = $1', [reportId]));
    expect(JSON.stringify(trail)).not.toContain('会商');
    expect(await brokenOrder(harness, reportId)).toBeUndefined();
  });

  it('is not there for another county, nor for a report that does not exist', async () => {
    const reportId = await harness.file();
    expect(await code(add('coord.ls', reportId))).toBe('NOT_FOUND');
    expect(await code(add('coord.yx', '01970000-0000-7000-8000-0000000000ff'))).toBe('NOT_FOUND');
  });

  it('only the present owner says how an answer was given, once; only the reporter of the report receives it', async () => {
    const reportId = await harness.file();
    const { id } = await add('coord.yx', reportId);
    const ask = { principal: harness.person('wf.yx'), id, body: {} };
    await harness.move.move('acknowledge', { ...ask, version: 1, key: harness.key() });
    await harness.move.move('conclude', { ...ask, version: 2, key: harness.key(), body: { code: 'VISITED' } });
    const owner = new AskReportOwner({} as AskService, harness.clock);
    const reading = new ReadProgress(harness.database, harness.clock, owner, harness.store);
    const reporter = { kind: 'ANONYMOUS_REPORTER', report: reportId } as const;
    const [answer] = (await reading.progress(reporter, reportId, '')).feedback;
    const feedbackId = answer?.id ?? '';
    const give = (account: string, at = harness.clock.now()) => new GiveFeedback(harness.changes)
      .do({ principal: harness.person(account), feedbackId, key: harness.key(), body: { method: 'UNREACHABLE', at, reason: '电话无人接听' } });
    expect(await code(give('psb.yx'))).toBe('NOT_FOUND');
    expect(await code(give('wf.yx', '2027-01-01T00:00:00.000Z' as never))).toBe('INSTANT_IN_FUTURE');
    expect(await code(give('wf.yx'))).toBe('done');
    expect(await code(give('wf.yx'))).toBe('FEEDBACK_ENDED');
    const state = await harness.handle((tx) => tx.maybeOne<{ state: string }>('SELECT state FROM referral WHERE id = $1', [id]));
    expect(state?.state).toBe('fed_back');

    const receiving = new ReceiveFeedback(harness.changes, owner);
    const receive = (report: string, ids: string[]) => receiving.do({ principal: { kind: 'ANONYMOUS_REPORTER', report }, reportId, ids, key: harness.key(), authorization: '' });
    expect(await code(receive('01970000-0000-7000-8000-0000000000ff', [feedbackId]))).toBe('NOT_FOUND');
    expect(await code(receive(reportId, ['01970000-0000-7000-8000-0000000000ff']))).toBe('NOT_FOUND');
    expect(await code(receive(reportId, [feedbackId]))).toBe('done');
  });
});
