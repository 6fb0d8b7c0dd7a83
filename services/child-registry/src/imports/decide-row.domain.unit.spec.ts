import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import type { RowValues } from './columns.domain.js';
import { decideRow, type RowQuestion } from './decide-row.domain.js';
import type { MatchedFile, RowFacts } from './row-work.domain.js';

const cells = { 儿童姓名: '测试甲', 儿童类别: '留守儿童', 所在村编码: '430223103213', 现住址: '他方' };
const said: RowValues = { name: '测试甲', categories: ['LEFT_BEHIND'], village: '430223103213', address: '他方' };
const file = (over: Partial<MatchedFile> = {}): MatchedFile => ({ id: 'f', version: 1, active: true, values: said, agreed: said, guardian: null, ...over });
const facts = (over: Partial<RowFacts> = {}): RowFacts => ({ inArea: true, file: undefined, clash: false, elsewhere: false, alike: 0, choice: undefined, ...over });
const ask = (over: Partial<RowFacts> = {}, question: Partial<RowQuestion> = {}) =>
  decideRow({ cells, lastVisit: undefined, facts: facts(over), today: plainDate('2026-06-30'), untilAge: (code) => (code === 'LEFT_BEHIND' ? 16 : 18), ...question });
const choice = (one: NonNullable<RowFacts['choice']>['choice'], more: Partial<NonNullable<RowFacts['choice']>> = {}) => ({ choice: one, child: null, takes: null, ...more });
const both = file({ values: { ...said, address: '我方', name: '测试乙' }, agreed: { ...said, address: '原址', name: '测试丙' } });

describe('a row', () => {
  it('opens a file where there is none, and waits where a child may be on file', () => {
    expect(ask({}, { lastVisit: '2026.6.1' })).toMatchObject({ action: 'CREATE', values: { is: 'OPEN', lastVisitOn: '2026-06-01' } });
    expect(ask({ alike: 1 })).toEqual({ action: 'REVIEW', hand: 'WAITS', faults: [{ column: '', code: 'CHILD_MAYBE_ON_FILE' }] });
    expect(ask({ alike: 1, choice: choice('CREATE') })).toMatchObject({ action: 'CREATE', hand: 'DECIDED', values: { is: 'OPEN' } });
  });

  it('is refused for its place, a file elsewhere, an age, a last visit', () => {
    const codes = (over: Partial<RowFacts>, question: Partial<RowQuestion> = {}) => ask(over, question).faults.map(({ column, code }) => `${column} ${code}`);
    expect(codes({ inArea: false })).toEqual(['village OUT_OF_SCOPE']);
    expect(codes({ elsewhere: true })).toEqual(['idNumber CHILD_ON_FILE_ELSEWHERE']);
    expect(codes({}, { cells: { ...cells, 出生日期: '2010-06-29' } })).toEqual(['categories CATEGORY_AGE']);
    expect(codes({ file: file({ values: { ...said, birthDate: plainDate('2010-06-29') } }) }, { cells: { ...cells, 出生日期: '2010-06-29' } })).toEqual([]);
    expect(codes({}, { lastVisit: '2026-07-01' })).toEqual(['lastVisitOn DATE_IN_FUTURE']);
    expect(codes({ inArea: false }, { cells: { ...cells, 性别: '？' } })).toEqual(['sex SEX_UNKNOWN', 'village OUT_OF_SCOPE']);
  });

  it('of two files, of one that has ended, or of one nobody sees any more waits whatever it says', () => {
    expect(ask({ clash: true, file: file() })).toMatchObject({ hand: 'WAITS', faults: [{ code: 'MATCH_CONFLICT' }] });
    expect(ask({ file: file({ active: false }) })).toMatchObject({ hand: 'WAITS', faults: [{ code: 'FILE_ENDED' }] });
    expect(ask({ choice: choice('SAME_AS', { child: 'gone' }) })).toMatchObject({ hand: 'WAITS', faults: [{ code: 'NOT_FOUND' }] });
    expect(ask({ clash: true, choice: choice('SKIP') })).toEqual({ action: 'SKIP', faults: [], hand: 'DECIDED' });
  });

  it('takes what only they changed and keeps what only we did; both hold the rest afterwards', () => {
    expect(ask({ file: file() })).toEqual({ action: 'UNCHANGED', faults: [] });
    expect(ask({ file: file({ values: { ...said, address: '原址' }, agreed: { ...said, address: '原址' } }) })).toMatchObject({ action: 'UPDATE', values: { take: ['address'], baseline: { address: '他方' } } });
    expect(ask({ file: file({ values: { ...said, address: '我方' } }) })).toEqual({ action: 'UNCHANGED', faults: [] });
    // Equal without ever having been agreed on: now it is.
    expect(ask({ file: file({ agreed: {} }) })).toMatchObject({ action: 'UNCHANGED', values: { take: [], baseline: said } });
  });

  it('never takes what both changed unless a person says so, by row or by column; what they kept of ours is no conflict again', () => {
    expect(ask({ file: both })).toEqual({ action: 'REVIEW', hand: 'WAITS', faults: [{ column: 'name', code: 'IMPORT_CONFLICT' }, { column: 'address', code: 'IMPORT_CONFLICT' }] });
    const takes = (made: RowFacts['choice']) => (ask({ file: both, choice: made }).values as { take?: string[] } | undefined)?.take;
    expect(takes(choice('TAKE_THEIRS'))).toEqual(['name', 'address']);
    expect(takes(choice('TAKE_THEIRS', { takes: ['name'] }))).toEqual(['name']);
    expect(takes(choice('KEEP_OURS'))).toEqual([]);
    expect(takes(choice('SAME_AS', { child: 'f' }))).toEqual([]);
    expect(ask({ file: both, choice: choice('KEEP_OURS') })).toMatchObject({ hand: 'DECIDED', values: { baseline: { name: '测试甲', address: '他方' } } });
  });
});
