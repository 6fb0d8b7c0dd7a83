import { describe, expect, it } from '@jest/globals';
import { pageOf } from './message-page';

describe('the page of a message', () => {
  it.each([
    ['/referral-desk/referrals/0a-1', '/desk/r/0a-1'], ['/api/referral-desk/referrals/0a-1', '/desk/r/0a-1'], ['/referral-desk/reports/0a-1/progress', '/mine/0a-1'],
    ['/referral-desk/cases/0a-1/duties', undefined], [null, undefined],
  ])('%s: %s', (link, page) => expect(pageOf(link)).toBe(page));
});
