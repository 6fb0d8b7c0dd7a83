import { describe, expect, it } from '@jest/globals';
import { contactsOf, visitsOf } from './acts';

describe('what a village director did', () => {
  it('is one contact a child, each with an id of its own', () => {
    const acts = contactsOf(['a', 'b'], 'PHONE_CHILD', '2026-11-29');
    expect(acts).toMatchObject([{ childId: 'a' }, { childId: 'b' }].map((one) => ({ ...one, kind: 'CONTACT', on: '2026-11-29', place: 'PHONE', childSpoken: true })));
    expect(new Set(acts.map(({ id }) => id)).size).toBe(2);
    expect(acts.some(({ childSeen }) => childSeen)).toBe(false);
  });

  it('counts a talk with the caregiver as no talk with the child', () => {
    expect(contactsOf(['a'], 'PHONE_CAREGIVER', '2026-11-29')).toMatchObject([{ caregiverSpoken: true }]);
    expect(contactsOf(['a'], 'PHONE_CAREGIVER', '2026-11-29')[0]).not.toHaveProperty('childSpoken');
  });

  it('is a visit to each child of the house, and says why nobody was met only then', () => {
    expect(visitsOf(['a', 'b', 'c'], { met: 'ALL', more: { notMet: 'MOVED', home: 'GOOD' } }, '2026-11-29').map(({ id: _id, ...act }) => act)).toEqual(
      ['a', 'b', 'c'].map((childId) => ({ kind: 'VISIT', on: '2026-11-29', place: 'HOME', childId, childSeen: true, childSpoken: true, home: 'GOOD' })),
    );
    expect(visitsOf(['a'], { met: 'NONE', more: { notMet: 'NOBODY_HOME' } }, '2026-11-29')).toMatchObject([{ childSeen: false, notMet: 'NOBODY_HOME' }]);
  });
});
