import { describe, expect, it } from '@jest/globals';
import { isStaleBy, type Told } from './stale-by';

const KEYS = {
  list: ['/api/referral-desk/worklist', { query: { open: 'true' } }, 'pages'], counts: ['/api/referral-desk/worklist/counts', {}], cards: ['/api/mandatory-reporting/reports/cards', ['p1', 'p2']],
  referral: ['/api/referral-desk/referrals/{id}', { path: { id: 'r1' } }], report: ['/api/mandatory-reporting/reports/{id}', { path: { id: 'p1' } }],
  otherReport: ['/api/mandatory-reporting/reports/{id}', { path: { id: 'p2' } }], inbox: ['/api/directory/inbox/counts', {}], me: ['/api/directory/me', {}], name: ['names', 'desks', 'p1'],
};
const staleBy = (told: Told): string[] => Object.entries(KEYS).filter(([, key]) => isStaleBy(told, key)).map(([name]) => name);

describe('what is asked again', () => {
  it('after a change of a referral: lists, and it and its report alone, so that no other report is looked at again', () => {
    expect(staleBy({ name: 'referral', id: 'r1', reportId: 'p1', change: 'CHANGED' })).toEqual(['list', 'counts', 'cards', 'referral', 'report']);
    expect(staleBy({ name: 'referral', id: 'r1', change: 'LEFT' })).toEqual(['list', 'counts', 'cards', 'referral']);
  });

  it('after a message: messages, and lists unless it was only read', () => {
    expect(staleBy({ name: 'message', kind: 'ARRIVAL', read: false })).toEqual(['list', 'counts', 'cards', 'inbox']);
    expect(staleBy({ name: 'message', kind: 'ARRIVAL', read: true })).toEqual(['inbox']);
  });

  it('when a stream begins: lists, messages and referrals, and no report', () => {
    expect(staleBy({ name: 'began' })).toEqual(['list', 'counts', 'cards', 'referral', 'inbox']);
  });

  it('after something may have been missed: all work, and nothing of who I am', () => {
    expect(staleBy({ name: 'all' })).toEqual(['list', 'counts', 'cards', 'referral', 'report', 'otherReport', 'inbox']);
  });
});
