import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { postsAndChecks } from '../pack/430200/posts-and-checks.js';
import { likeName } from './like-name.domain.js';
import { match as matchBy, type Match } from './match.domain.js';
import type { PersonKnown } from './person.domain.js';

const match = (a: PersonKnown, b: PersonKnown): Match => matchBy(a, b, postsAndChecks.match.value);
const born = (birthDate: string): PersonKnown => ({ birthDate: plainDate(birthDate) });

describe('match', () => {
  answersItsCases('match', 7);

  it.each([
    ['测试甲', '测试乙', 'NEAR'], ['测甲', '测乙', 'DIFFERENT'], ['测试甲', '度试甲', 'DIFFERENT'], ['测试甲', '测甲', 'NEAR'], ['测试甲', '测试', 'NEAR'], ['测试甲', '试甲', 'DIFFERENT'],
    ['测试甲乙', '测乙', 'DIFFERENT'], ['测甲', '测', 'DIFFERENT'], ['测试甲乙', '测试乙甲', 'DIFFERENT'], ['Anna Li', 'ＡＮＮＡ·ＬＩ', 'EQUAL'], ['𠮷田甲', '𠮷田乙', 'NEAR'], ['·', '测试', undefined],
  ])('of the names %s and %s says %s', (one, other, likeness) => {
    expect(likeName({ name: one }, { name: other })).toBe(likeness);
    expect(likeName({ name: other }, { name: one })).toBe(likeness);
  });

  it.each([
    ['2015-03-02', '2016-03-02', 'BIRTH_NEAR'], ['2015-03-02', '2015-04-02', 'BIRTH_NEAR'], ['2015-03-02', '2015-03-12', 'BIRTH_NEAR'], ['2015-03-02', '2015-02-03', 'BIRTH_NEAR'],
    ['2015-03-02', '2016-02-03', 'BIRTH_DIFFERENT'], ['2015-03-02', '2015-04-03', 'BIRTH_DIFFERENT'],
  ])('of the birth dates %s and %s says %s', (one, other, reason) => expect(match(born(one), born(other)).reasons).toEqual([reason]));

  it('counts no guessed birth date', () => {
    expect(match(born('2015-03-02'), { ...born('2001-01-01'), birthPrecision: 'ESTIMATED' })).toEqual({ class: 'NONE', score: 0, reasons: [] });
  });

  it('counts the surest sign of a shared guardian alone, and the narrowest shared place', () => {
    const guardian = { idNumber: '430299198001010016', phone: '13900000001', name: '测试母' };
    expect(match({ guardians: [guardian] }, { guardians: [{ name: '别人' }, guardian] }).reasons).toEqual(['GUARDIAN_ID']);
    expect(match({ guardians: [{ ...guardian, idNumber: ' ' }] }, { guardians: [guardian] }).reasons).toEqual(['GUARDIAN_PHONE']);
    expect(match({ guardians: [{ name: '测试 母', phone: '110' }] }, { guardians: [{ name: '测试母', phone: '110' }] }).reasons).toEqual(['GUARDIAN_NAME']);
    const place = { village: '430223103213', hukou: '430223103214' };
    expect(match(place, place).reasons).toEqual(['VILLAGE_EQUAL']);
    expect(match(place, { ...place, village: '430223103215' }).reasons).toEqual(['HUKOU_EQUAL']);
    expect(match(place, { village: '430223103', hukou: '430223103' }).reasons).toEqual(['TOWNSHIP_EQUAL']);
    expect(match({ village: '430223' }, { village: '430223' }).reasons).toEqual([]);
  });

  it('says what speaks against an equal number, and not what is only written otherwise', () => {
    const number = { idNumber: '430299201503020016' };
    expect(match({ ...number, name: '测试甲', ...born('2015-03-02') }, { ...number, name: '测试乙', ...born('2015-02-03') }).reasons).toEqual(['ID_EQUAL']);
    expect(match({ ...number, ...born('2015-03-02') }, { ...number, ...born('2014-02-02') }).reasons).toEqual(['BIRTH_DIFFERENT', 'ID_EQUAL']);
  });

  it('falls below zero', () => expect(match({ ...born('2015-03-02'), sex: 'MALE' }, { ...born('2011-05-07'), sex: 'FEMALE' }).score).toBe(-35));
});

const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });
const days = ['2015-03-02', '2015-02-03', '2015-03-03', '2011-07-08'].map((day) => plainDate(day));
const guardian = fc.record({ idNumber: maybe('430299198001010016', '43029919800101 0016', ''), phone: maybe('13900000001', '+86 139-0000-0001', '110'), name: maybe('测试母', '测试父', '-') });
const person: fc.Arbitrary<PersonKnown> = fc.record({
  name: maybe('测试甲', '测试乙', '测·试·甲', '测甲', '度试甲', '-'), pinyin: maybe('ce shi jia', 'Ce  Shi Jia', 'ce shi yi', ''), idNumber: maybe('430299201503020016', '430299201503020032', ' '),
  birthDate: maybe(...days), birthPrecision: maybe('EXACT', 'ESTIMATED'), sex: maybe('MALE', 'FEMALE'), village: maybe('430223103213', '430223103214', '430212101201', '430221101201', '430223'),
  hukou: maybe('430223103213', '430223103'), school: maybe('演示小学', '演示中学', ''), guardians: fc.option(fc.array(guardian, { maxLength: 3 }), { nil: undefined }),
});
const FIELDS = ['name', 'pinyin', 'idNumber', 'birthDate', 'sex', 'village', 'hukou', 'school', 'guardians'] as const;
const CODES: Readonly<Record<(typeof FIELDS)[number], RegExp>> = {
  name: /^NAME_|TWINS/, pinyin: /SOUND/, idNumber: /^ID_/, birthDate: /^BIRTH_|TWINS/, sex: /^SEX/, village: /^VILLAGE|^TOWNSHIP/, hukou: /^HUKOU/, school: /^SCHOOL/, guardians: /^GUARDIAN|TWINS/,
};

describe('match, of any two', () => {
  it('says the same of both sides', () => {
    fc.assert(fc.property(person, person, (a, b) => { expect(match(b, a)).toEqual(match(a, b)); }), { numRuns: 2_000 });
  });

  it('never counts what is unknown of one: it is as if nobody knew it', () => {
    fc.assert(fc.property(person, person, fc.constantFrom(...FIELDS), (a, b, field) => {
      const [lessA, lessB] = [{ ...a, [field]: undefined }, { ...b, [field]: undefined }];
      const found = match(lessA, b);
      expect(found).toEqual(match(lessA, lessB));
      expect(found.reasons.filter((reason) => CODES[field].test(reason))).toEqual([]);
    }), { numRuns: 2_000 });
  });

  it('makes no pair of one child whose names differ without an equal number, and none likely with two numbers', () => {
    fc.assert(fc.property(person, person, (a, b) => {
      const { class: found, reasons } = match(a, b);
      if (reasons.includes('NAME_DIFFERENT') && !reasons.includes('ID_EQUAL')) expect(found).toBe('NONE');
      if (reasons.includes('ID_DIFFERENT') || reasons.includes('MAYBE_TWINS')) expect(['POSSIBLE', 'NONE']).toContain(found);
    }), { numRuns: 2_000 });
  });
});
