import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { asksHarm, mustReport, proposedBy } from './act-answers.domain.js';

const on = plainDate('2026-05-11');

describe('what the answers of a visit ask', () => {
  it('whether a child under sixteen, or of unknown age, lives alone; whether anybody cares and is able to', () => {
    expect(mustReport({ alone: true }, null, on)).toBe(true);
    expect(mustReport({ alone: true }, plainDate('2010-05-11'), on)).toBe(true);
    expect(mustReport({ alone: true }, plainDate('2010-05-10'), on)).toBe(false);
    expect([mustReport({ caregiverSays: 'NOBODY' }, null, on), mustReport({ caregiverAble: 'NO' }, null, on), mustReport({ caregiverAble: 'LIMITED' }, null, on)]).toEqual([true, true, false]);
  });

  it('whether the child was harmed, where an injury was seen or it speaks of harming itself: asked, and not to be reported by that alone', () => {
    expect([asksHarm({ injurySeen: true }, null, on), mustReport({ injurySeen: true }, null, on)]).toEqual([true, false]);
    expect([asksHarm({ mood: 'SELF_HARM_TALK' }, null, on), mustReport({ mood: 'SELF_HARM_TALK' }, null, on)]).toEqual([true, false]);
    expect(asksHarm({}, null, on)).toBe(false);
  });

  it('what they propose', () => {
    expect(proposedBy({ alone: true, attendsSchool: false, mood: 'SELF_HARM_TALK' })).toEqual(['LIVES_ALONE', 'OUT_OF_SCHOOL', 'SELF_HARM_RISK']);
    expect(proposedBy({ attendsSchool: true })).toEqual([]);
  });
});
