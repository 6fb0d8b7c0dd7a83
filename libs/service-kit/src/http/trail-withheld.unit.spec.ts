import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { NO_HASH, type TrailEntry, type TrailFacts } from '@referrals/database';
import { withholdFacts } from './trail-withheld.js';

const entry = (n: number, facts: TrailFacts): TrailEntry =>
  ({ caseId: 'a case', n, at: instant('2026-05-11T00:20:00Z'), desk: null, actorRole: 'SYSTEM', actor: null, action: 'thing.happened', facts, prev: NO_HASH });
const withheld = { always: ['secret'], beforeHiding: ['place'] };

describe('facts that auditors alone see', () => {
  it('are left out always, or before the reporter was hidden; an entry that is not whole says so', () => {
    const shown = withholdFacts([
      entry(1, { place: 'here', code: 'A', reporterHidden: false }), entry(2, { secret: 'x', code: 'B' }), entry(3, { place: 'here', reporterHidden: true }), entry(4, { place: 'there' }),
    ], withheld);
    expect(shown.map(({ facts, withheld: not }) => [facts, not])).toEqual([
      [{ code: 'A', reporterHidden: false }, true], [{ code: 'B' }, true], [{ place: 'here', reporterHidden: true }, undefined], [{ place: 'there' }, undefined],
    ]);
  });

  it('are none where nobody hides and nothing is secret', () => {
    const entries = [entry(1, { place: 'here' }), entry(2, { reporterHidden: false })];
    expect(withholdFacts(entries, withheld)).toEqual(entries);
  });
});
