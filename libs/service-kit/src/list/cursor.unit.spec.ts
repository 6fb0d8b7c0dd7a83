import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorOf, placeOfCursor } from './cursor.js';

const at = '2026-05-11T00:20:00.000Z';
const id = '01970000-0000-7000-8000-000000000101';
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('says where the next page begins, also behind a text with blanks', () => {
    for (const [value, ordered] of [[at, 'moment'], ['2026-05-11', 'day'], ['3 班', 'text'], [id, 'id']] as const) {
      expect(placeOfCursor(cursorOf({ value, id }), ordered, false)).toEqual({ value, id });
      expect(placeOfCursor(cursorOf({ value }), ordered, true)).toEqual({ value });
    }
  });

  it.each(['', 'not a cursor', encoded(at), encoded(`${at} x`), encoded(` ${id}`), encoded(`today ${id}`), encoded(`${at} ${id} ${id}`)])('that nobody gave is refused: %s', (cursor) => {
    expect(() => placeOfCursor(cursor, 'moment', false)).toThrow('INVALID_CURSOR');
  });

  it('of any text is read or refused, and nothing else', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('moment', 'day', 'id', 'text'), fc.boolean(), (cursor, ordered, unique) => {
      try {
        placeOfCursor(cursor, ordered, unique);
      } catch (error) {
        expect((error as Error).message).toBe('INVALID_CURSOR');
      }
    }));
  });
});
