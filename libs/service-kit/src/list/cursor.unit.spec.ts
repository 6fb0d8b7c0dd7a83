import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorOf, listMark, placeOfCursor } from './cursor.js';

const at = '2026-05-11T00:20:00.000Z';
const id = '01970000-0000-7000-8000-000000000101';
const mark = listMark({ of: ['Thing', 'filedAt', true], asked: { state: 'open', limit: 20 } });
const encoded = (text: string): string => Buffer.from(`${mark} ${text}`).toString('base64url');

describe('a cursor', () => {
  it('says where the next page begins, also behind a text with blanks', () => {
    for (const [value, ordered] of [[at, 'moment'], ['2026-05-11', 'day'], ['3 班', 'text'], [id, 'id']] as const) {
      expect(placeOfCursor(cursorOf({ value, id }, mark), ordered, false, mark)).toEqual({ value, id });
      expect(placeOfCursor(cursorOf({ value }, mark), ordered, true, mark)).toEqual({ value });
    }
  });

  it.each(['', 'not a cursor', encoded(at), encoded(`${at} x`), encoded(` ${id}`), encoded(`today ${id}`), encoded(`${at} ${id} ${id}`)])('that nobody gave is refused: %s', (cursor) => {
    expect(() => placeOfCursor(cursor, 'moment', false, mark)).toThrow('INVALID_CURSOR');
  });

  it.each([
    ['sorted otherwise', { of: ['Thing', 'filedAt', false], asked: { state: 'open' } }],
    ['of another list', { of: ['File', 'filedAt', true], asked: { state: 'open' } }],
    ['filtered otherwise', { of: ['Thing', 'filedAt', true], asked: { state: 'closed' } }],
    ['filtered besides', { of: ['Thing', 'filedAt', true], asked: { state: 'open', role: 'LEAD' } }],
    ['not filtered', { of: ['Thing', 'filedAt', true], asked: {} }],
  ])('is refused by a list %s', (_, list) => {
    expect(() => placeOfCursor(cursorOf({ value: at, id }, mark), 'moment', false, listMark(list))).toThrow('INVALID_CURSOR');
  });

  it('is good for the next page, however long, and for a filter that was not said', () => {
    expect(listMark({ of: ['Thing', 'filedAt', true], asked: { limit: 200, cursor: 'x', role: undefined, state: 'open' } })).toBe(mark);
  });

  it('of any text is read or refused, and nothing else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('moment', 'day', 'id', 'text'), fc.boolean(), (cursor, ordered, unique) => {
      try {
        placeOfCursor(cursor, ordered, unique, mark);
      } catch (error) {
        expect((error as Error).message).toBe('INVALID_CURSOR');
      }
    }));
  });
});
