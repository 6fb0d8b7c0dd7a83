import { describe, expect, it } from '@jest/globals';
import { FeedbackMade, REFERRAL_STATES, ReferralRouted, ROLES, type ReferralSnapshot } from '@referrals/contracts';
import { answered, readingOf } from './answers.js';

const one = (of: Partial<ReferralSnapshot> = {}): ReferralSnapshot => ({ ...ReferralRouted.example, ...of });
const MOVED = 'referral-desk.referral.acknowledged.v1';
const READ = 'referral-desk.referral.read.v1';

describe('what a referral’s change tells its reporter', () => {
  it('is that it was read, from its first state beyond lying there, of those that are worked on', () => {
    const telling = REFERRAL_STATES.flatMap((state) => ROLES.map((role) => one({ state, role }))).filter((told) => readingOf(told, MOVED, undefined) !== undefined);
    expect(telling.map(({ state, role }) => `${role} ${state}`).sort()).toEqual(
      ['LEAD', 'SUPPORT'].flatMap((role) => ['accepted', 'acknowledged', 'concluded', 'opened'].map((state) => `${role} ${state}`)));
  });

  it('is nothing where it stood further before', () => {
    const after = REFERRAL_STATES.filter((state) => readingOf(one({ state: 'acknowledged', version: 2 }), MOVED, one({ state })) !== undefined);
    expect([...after].sort()).toEqual(['returned', 'routed']);
  });

  it('is the same message, however often and at whichever desk it is read; after each supplement another', () => {
    const read = (of: Partial<ReferralSnapshot>, type = MOVED): string | undefined => readingOf(one({ state: 'opened', ...of }), type, undefined)?.id;
    expect(read({ owner: '01970000-0000-7000-8000-0000000000ff', version: 9, at: '2026-06-01T00:00:00.000Z' })).toBe(read({}));
    expect(read({ referralId: '01970000-0000-7000-8000-0000000000ff' })).not.toBe(read({}));
    const ids = [read({}), read({}, READ), read({ at: '2026-06-01T00:00:00.000Z' }, READ), read({ version: 2 }, READ)];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('an answer that was made', () => {
  it('tells that it is there, and no decision', () => {
    const { reportId, feedbackId, at } = FeedbackMade.example;
    expect(answered(FeedbackMade.example)).toEqual({ id: expect.any(String), reportId, reason: 'ANSWERED', at });
    expect(answered({ ...FeedbackMade.example, code: 'NOT_FILED', at: '2026-06-01T00:00:00.000Z' }).id).toBe(answered(FeedbackMade.example).id);
    expect(JSON.stringify(answered(FeedbackMade.example))).not.toContain(feedbackId);
  });
});
