import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedbackMade, ReferralAcknowledged, ReferralDecided, ReferralOpened, ReferralRead, ReferralRerouted, ReferralRouted, ReferralSupplemented } from '@referrals/contracts';
import { v7 } from 'uuid';
import { AnswersHarness } from '../../test/answers-harness.js';
import { idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, officer, teacher } from '../../test/fixture.js';

const police = officer('psb.yx');
const PEOPLE = { teacher, 'another teacher': anotherTeacher, police };
const UNREAD = { unreadSince: '2026-05-12T00:20:00.000Z' };

describe('what comes of a report', () => {
  let answers: AnswersHarness;
  beforeAll(async () => { answers = await AnswersHarness.open(); });
  afterAll(() => answers[Symbol.asyncDispose]());

  it('an answer that was made is told to who made the report, once, and to nobody else', async () => {
    const report = await answers.file(teacher);
    const [told, id] = [answers.answer(report), v7()];
    // The bus brings it again, and a desk whose backup was restored tells it anew.
    await answers.tell(FeedbackMade, told, id);
    await answers.tell(FeedbackMade, told, id);
    await answers.tell(FeedbackMade, { ...told, at: '2026-05-12T00:20:00.000Z' });
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: ANSWERED']);
    await answers.tell(FeedbackMade, answers.answer(report));
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: ANSWERED', 'teacher: ANSWERED']);
  });

  it('that a desk read it is told once for each that works on it, whoever has it in the end', async () => {
    const report = await answers.file(teacher);
    const first = answers.referral(report);
    const second = answers.referral(report, { agency: 'CIV', role: 'SUPPORT', owner: idOf('civ.yx') });
    for (const one of [first, second]) await answers.tell(ReferralRouted, one);
    expect(await answers.landed(report, PEOPLE)).toEqual([]);
    await answers.tell(ReferralOpened, { ...first, state: 'opened' });
    await answers.tell(ReferralAcknowledged, { ...first, state: 'acknowledged', version: 2 });
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: READ']);
    await answers.tell(ReferralRerouted, { ...first, version: 3, owner: idOf('psb.city') });
    await answers.tell(ReferralOpened, { ...first, state: 'opened', version: 3, owner: idOf('psb.city'), at: '2026-05-12T00:20:00.000Z' });
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: READ']);
    // Taken on before it was opened.
    await answers.tell(ReferralAcknowledged, { ...second, state: 'acknowledged', version: 2 });
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: READ', 'teacher: READ']);
  });

  it('that it read what was told since is told after each supplement', async () => {
    const report = await answers.file(teacher);
    const accepted = answers.referral(report, { state: 'accepted', version: 4 });
    await answers.tell(ReferralDecided, { ...accepted, code: 'CRIM_FILED' });
    for (const at of ['2026-05-12T00:20:00.000Z', '2026-05-13T00:20:00.000Z']) {
      const [told, id] = [{ ...accepted, at }, v7()];
      await answers.tell(ReferralSupplemented, { ...told, ...UNREAD });
      await answers.tell(ReferralRead, told, id);
      await answers.tell(ReferralRead, told, id);
      await answers.tell(ReferralRead, told);
    }
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: READ', 'teacher: SUPPLEMENT_READ', 'teacher: SUPPLEMENT_READ']);
  });

  it('a decision that makes no answer tells nothing, nor does a notice that was read', async () => {
    const report = await answers.file(teacher);
    const referral = answers.referral(report, { state: 'acknowledged', version: 2 });
    await answers.tell(ReferralAcknowledged, referral);
    await answers.tell(ReferralDecided, { ...referral, state: 'accepted', version: 3, code: 'COERCIVE' });
    const notice = answers.referral(report, { agency: 'WF', role: 'NOTICE', owner: idOf('wf.yx') });
    await answers.tell(ReferralRouted, notice);
    await answers.tell(ReferralOpened, { ...notice, state: 'ended' });
    await answers.tell(ReferralRead, { ...notice, state: 'ended' });
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: READ']);
  });

  it('what stood further before there were messages is not told now', async () => {
    const report = await answers.file(teacher);
    const opened = answers.referral(report, { state: 'opened' });
    await answers.tell(ReferralOpened, opened);
    await answers.service.look('DELETE FROM inbox_message WHERE report_id = $1', [report.id]);
    await answers.tell(ReferralAcknowledged, { ...opened, state: 'acknowledged', version: 2 });
    expect(await answers.landed(report, PEOPLE)).toEqual([]);
  });

  it.each([
    ['who asked to stay hidden has theirs', teacher, { reporter: { confidential: true } }, ['teacher: READ', 'teacher: ANSWERED']],
    ['who recorded it for somebody has them', police, { onBehalf: true, reporter: { kind: 'PUBLIC' } }, ['police: READ', 'police: ANSWERED']],
    ['without an account nobody has any', undefined, {}, []],
  ])('%s', async (_, who, more, heard) => {
    const report = await answers.file(who, more);
    const referral = answers.referral(report);
    await answers.tell(ReferralRouted, referral);
    await answers.tell(ReferralOpened, { ...referral, state: 'opened' });
    answers.service.clock.advance(1_000);
    await answers.tell(FeedbackMade, answers.answer(report));
    expect(await answers.landed(report, PEOPLE)).toEqual(heard);
  });
});

describe('a process that ends between what it wrote and the commit', () => {
  it('has told nobody, and the next try tells once', async () => {
    await using answers = await AnswersHarness.open({ FAILPOINTS: 'worker.before-commit:throw:1' });
    const report = await answers.file(teacher);
    await answers.tell(FeedbackMade, answers.answer(report));
    expect(await answers.landed(report, PEOPLE)).toEqual(['teacher: ANSWERED']);
  });
});
