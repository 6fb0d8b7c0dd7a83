import { describe, expect, it } from '@jest/globals';
import { matchParent } from './match-parent.domain.js';

const ofNumber = { name: '甲某', idNumber: '430299198001010017', phone: '13100000001' };

describe('a person and a guardian', () => {
  it.each([
    [ofNumber, { idNumber: '430299198001010017', name: '乙某' }, 'SAME'], [ofNumber, { ...ofNumber, idNumber: '430299198001010025' }, 'NONE'],
    [ofNumber, { name: '乙某', phone: '+86 131 0000 0001' }, 'LIKELY'], [ofNumber, { name: '甲 某' }, 'POSSIBLE'], [ofNumber, { name: '乙某' }, 'NONE'], [{}, {}, 'NONE'],
  ] as const)('%#', (person, guardian, expected) => { expect(matchParent(person, guardian)).toBe(expected); });
});
