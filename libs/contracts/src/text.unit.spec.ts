import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, isBlank, nameForm, storable } from './text.js';

const unseen = ['\u200b', '\u200d', '\u200e', '\u202e', '\u2066', '\u2069', '\u061c', '\ufeff', '\u00ad', '\u3164', '\u2060', '\u{e0041}'];
const dots = ['·', '•', '.', '‧', '・', '･', '∙', '⋅', '。', '｡', '．', '․', '●', '˙', 'ꞏ', '-', '—', ' ', '\u3000', ''];
const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const ofThese = fc.array(fc.constantFrom(...unseen, 'e', '\u0301', '李', '\ufe0f', ' '), { maxLength: 12 }).map((signs) => signs.join(''));

describe('text as it is kept', () => {
  it.each(unseen)('a name is the same with %j in it', (sign) => {
    expect(cleanLine(`李${sign}小明${sign}`)).toBe('李小明');
  });

  it('keeps how a character of a name is written, and every visible sign', () => {
    for (const name of ['葛\u{e0100}城', '阿依古丽·买买提', 'O’Brien', '李 小明', '\u{20bb7}野', '\ue000']) expect(cleanLine(name)).toBe(name);
  });

  it('is cleaned once for all, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(anyText, ofThese), (text) => { expect(cleanLine(cleanLine(text))).toBe(cleanLine(text)); }));
    fc.assert(fc.property(fc.oneof(anyText, ofThese), (text) => { expect(nameForm(nameForm(text))).toBe(nameForm(text)); }));
  });

  it('changes nothing of a story but what cannot be stored', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (story) => { expect(storable(story)).toBe(story.replaceAll('\u0000', '')); }));
    expect(storable('a\u0000b\ud83d')).toBe('ab\ufffd');
    fc.assert(fc.property(anyText, (story) => { expect(storable(story).isWellFormed() && !storable(story).includes('\u0000')).toBe(true); }));
  });

  it('knows what says nothing', () => {
    for (const nothing of ['', ' \t\n', '\u3000', ...unseen, '\u200b \u2800', '\ufe0f', '\u0000', '\u0007', '\u180e', '\u{e0061}']) expect(isBlank(nothing)).toBe(true);
    for (const something of ['.', '0', '李', '\ufffd', 'a\u200b', '\ue000', '👦', '\u{20000}']) expect(isBlank(something)).toBe(false);
  });

  it('finds a name whatever stands between its parts', () => {
    fc.assert(fc.property(fc.constantFrom(...dots), fc.constantFrom('', ...unseen), (dot, sign) => {
      expect(nameForm(`阿依古丽${dot}${sign}买买提Ａ1`)).toBe('阿依古丽买买提a1');
    }));
  });
});
