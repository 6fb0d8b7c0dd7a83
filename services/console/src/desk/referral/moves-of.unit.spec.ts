import { describe, expect, it } from '@jest/globals';
import type { ReferralAction } from '../../shared/codes';
import type { Me } from '../me';
import { movesOf } from './moves-of';

const me = (permissions: readonly string[]): Me => ({ id: '', account: '', displayName: '', organisation: { id: '', name: '' }, roles: [], desks: [], permissions, supervises: [] } as unknown as Me);
const moves = (allowedActions: ReferralAction[], role: 'LEAD' | 'NOTICE' = 'LEAD', permissions: string[] = []) => movesOf({ allowedActions, role }, me(permissions));

describe('what is offered on a referral', () => {
  it('is one main move, and those that give it away last', () => {
    expect(moves(['open', 'recuse', 'acknowledge', 'return', 'claim'])).toEqual({ main: 'acknowledge', others: ['claim', 'return', 'recuse'] });
    expect(moves(['conclude', 'decide', 'transfer'])).toEqual({ main: 'decide', others: ['conclude', 'transfer'] });
    expect(moves(['acknowledge', 'reroute'])).toEqual({ main: 'reroute', others: ['acknowledge'] });
  });

  it('is nothing that the server does not allow', () => {
    expect(moves([])).toEqual({ main: undefined, others: [] });
  });

  it('is reading alone, of a notice', () => {
    expect(moves(['open', 'recuse'], 'NOTICE', ['reporter.unseal'])).toEqual({ main: 'open', others: ['recuse'] });
  });

  it('is more for those who may more', () => {
    expect(moves(['decide'], 'LEAD', ['reporter.unseal', 'report.tell-guardians', 'referral.coordinate']).others).toEqual(['add', 'guardians', 'unseal']);
  });
});
