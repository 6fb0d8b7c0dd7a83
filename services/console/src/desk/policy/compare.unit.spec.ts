import { describe, expect, it } from '@jest/globals';
import { compare } from './compare';
import { factsOf, NO_FACTS } from './facts';

const referral = (agency: 'PSB' | 'CIV' | 'EDU', role: 'LEAD' | 'SUPPORT', desk = `${agency} desk`) =>
  ({ agency, site: 'NOW', role, rows: [1], desk: { id: desk, name: desk }, because: 'LONGEST_PREFIX' }) as const;
const list = (...all: ReturnType<typeof referral>[]) => all.map((one) => ({ ...one, rows: [...one.rows] }));

describe('two routings side by side', () => {
  it('tells what is in one only, what differs and what is the same', () => {
    const compared = compare(list(referral('PSB', 'LEAD'), referral('CIV', 'SUPPORT'), referral('EDU', 'SUPPORT')), list(referral('CIV', 'LEAD'), referral('EDU', 'SUPPORT')));
    expect(compared.map(({ agency, difference }) => [agency, difference])).toEqual([['PSB', 'ONLY_FIRST'], ['CIV', 'DIFFERENT'], ['EDU', 'EQUAL']]);
  });

  it('tells of another desk', () => {
    expect(compare(list(referral('PSB', 'LEAD')), list(referral('PSB', 'LEAD', 'another'))).map(({ difference }) => difference)).toEqual(['DIFFERENT']);
  });
});

describe('facts for a preview', () => {
  it('leaves out what is not known', () => {
    expect(factsOf(NO_FACTS)).toEqual({});
  });

  it('says what is known', () => {
    expect(factsOf({ ...NO_FACTS, danger: 'IMMINENT', childNow: '4302', residence: '430223103', relation: 'GUARDIAN', confidential: true, birthDate: '2016-01-01' })).toEqual({
      danger: 'IMMINENT', childNow: '430200', residence: '430223103', suspects: [{ relation: 'GUARDIAN' }], reporter: { confidential: true }, child: { birthDate: '2016-01-01' },
    });
  });
});
