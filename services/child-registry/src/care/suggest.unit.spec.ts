import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { workedCases } from '../../test/worked-cases.js';
import { rules430200 } from '../pack/packs.js';
import type { ParentFact } from './parent-facts.domain.js';
import { suggest, type SuggestInput } from './suggest.domain.js';

const fact = (code: ParentFact['code'], since: string, until?: string): ParentFact => ({ code, since: plainDate(since), until: until === undefined ? null : plainDate(until) });
const asked = (father: ParentFact[], mother: ParentFact[], more: Partial<SuggestInput> = {}): SuggestInput =>
  ({ on: plainDate('2026-05-01'), birthDate: plainDate('2015-01-01'), parents: [{ facts: father }, { facts: mother }], ...more });
const decide = (input: SuggestInput): unknown => suggest(input, rules430200);

describe('suggest', () => {
  it.each(workedCases('ages-visits-care', 'suggest'))('%s', (_, { input, expected }) => {
    expect(suggest(input, rules430200)).toEqual(expected);
  });

  it('says nothing of whoever is eighteen, and does not wait for a day on which the child is too old', () => {
    const away = [fact('AWAY_WORK', '2025-12-31')];
    expect(decide(asked(away, away, { birthDate: plainDate('2008-04-30'), child: { poverty: true } }))).toEqual({ suggest: [], waiting: [] });
    expect(decide(asked(away, away, { birthDate: plainDate('2010-06-29') }))).toEqual({ suggest: [], waiting: [] });
    expect(decide(asked(away, away, { birthDate: plainDate('2010-06-30') }))).toEqual({ suggest: [], waiting: [{ category: 'LEFT_BEHIND', on: '2026-06-30' }] });
  });

  it('knows an orphan from a child whose living parent cannot care', () => {
    const dead = [fact('DEAD', '2020-01-01')];
    expect(decide(asked(dead, [fact('NOT_FOUND', '2026-04-30')]))).toEqual({ suggest: ['ORPHAN'], waiting: [] });
    expect(decide(asked(dead, [fact('LOST_CONTACT', '2025-11-02')]))).toEqual({ suggest: [], waiting: [{ category: 'DE_FACTO_UNSUPPORTED', on: '2026-05-02' }] });
    expect(decide(asked(dead, [fact('LOST_CONTACT', '2025-11-01', '2026-05-01')]))).toEqual({ suggest: [], waiting: [] });
  });

  it('takes a short term of custody for none, and one without an end for what it has lasted', () => {
    const dead = [fact('DEAD', '2020-01-01')];
    expect(decide(asked(dead, [fact('IMPRISONED', '2026-04-20', '2026-10-19')]))).toEqual({ suggest: [], waiting: [] });
    expect(decide(asked(dead, [fact('IMPRISONED', '2026-04-20')]))).toEqual({ suggest: [], waiting: [{ category: 'DE_FACTO_UNSUPPORTED', on: '2026-10-20' }] });
  });
});
