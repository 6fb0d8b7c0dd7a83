import { describe, expect, it } from '@jest/globals';
import type { ReferralState, ReportState, Role } from '@referrals/contracts';
import { reportState } from './report-state.domain.js';

const parts = (...said: (readonly [Role, ReferralState])[]): { role: Role; state: ReferralState }[] => said.map(([role, state]) => ({ role, state }));

describe('state of a report', () => {
  it.each<[string, readonly (readonly [Role, ReferralState])[], ReportState]>([
    ['no referral yet', [], 'filed'],
    ['only notices', [['NOTICE', 'ended']], 'filed'],
    ['all routed', [['LEAD', 'routed'], ['SUPPORT', 'routed'], ['NOTICE', 'ended']], 'routed'],
    ['one opened', [['LEAD', 'opened'], ['SUPPORT', 'routed']], 'in_handling'],
    ['one returned', [['LEAD', 'concluded'], ['SUPPORT', 'returned']], 'in_handling'],
    ['one concluded, one not', [['LEAD', 'concluded'], ['SUPPORT', 'accepted']], 'in_handling'],
    ['all concluded', [['LEAD', 'concluded'], ['SUPPORT', 'fed_back']], 'concluded'],
    ['all fed back, a notice unopened', [['LEAD', 'fed_back'], ['NOTICE', 'routed']], 'concluded'],
    ['all fed back, all notices ended', [['LEAD', 'fed_back'], ['SUPPORT', 'fed_back'], ['NOTICE', 'ended']], 'closed'],
    ['merged ones do not count', [['LEAD', 'fed_back'], ['SUPPORT', 'merged'], ['NOTICE', 'merged']], 'closed'],
    ['reopened', [['LEAD', 'accepted'], ['SUPPORT', 'fed_back']], 'in_handling'],
  ])('%s', (_, said, expected) => {
    expect(reportState(parts(...said))).toBe(expected);
  });
});
