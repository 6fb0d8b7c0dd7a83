import { describe, expect, it } from '@jest/globals';
import { hasVisibleText } from './visible-text.js';

describe('a text', () => {
  it.each(['', ' ', '\u3000', '\u00a0\t\n', '\u200b\u200b', '\ufeff', '\u202e\u2066', '\u00ad', '\u3164', '\u2060', '\u180e', '\u2800', '\ufe0f', '\u0007', '\u{e0061}'])(
    'that shows nothing says nothing: %j', (text) => { expect(hasVisibleText(text)).toBe(false); });

  it.each(['字', '.', '0', '\u200b孩\u200b', '👦', '\u{20000}', '\ue000'])('of which anything is seen says that: %j', (text) => { expect(hasVisibleText(text)).toBe(true); });
});
