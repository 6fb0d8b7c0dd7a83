import { instant } from '@referrals/calendar';
import { describe, expect, it } from '@jest/globals';
import { routingPack430200 as pack } from '../packs/430200/routing-pack.js';
import { evaluate } from './evaluate.js';
import type { Facts } from './facts.js';

const at = instant('2026-05-11T00:20:00Z');
const given = (facts: Omit<Facts, 'at'>): string[] =>
  evaluate(pack, { at, ...facts }).referrals.map((one) => `${one.role} ${one.agency} ${one.site} ${one.rows.join(',')}`);

describe('evaluate', () => {
  it('gives health one referral where the child is, when more than the hospital\'s filing concerns it', () => {
    const hospital = { kind: 'HOSPITAL' } as const;
    expect(given({ situations: ['MR05'], reporter: hospital })).toContain('NOTICE HLTH UNIT 5');
    const both = given({ situations: ['MR05'], concerns: ['SELF_HARM_RISK'], reporter: hospital });
    expect(both.filter((one) => one.includes('HLTH'))).toEqual(['SUPPORT HLTH NOW 5,33']);
  });

  it('adds no second county where a place is unknown or the county is the same by an older code', () => {
    expect(given({ situations: ['MR04'], harmPlace: '430223' }).some((one) => one.includes('HARM'))).toBe(false);
    expect(given({ situations: ['MR04'], harmPlace: '430221101', childNow: '430212' }).some((one) => one.includes('HARM'))).toBe(false);
    expect(given({ situations: ['MR07'], residence: '430225', childNow: '430203' })).toContain('SUPPORT CIV RESIDENCE 39');
    expect(given({ situations: ['MR04'], residence: '430225', childNow: '430203' }).filter((one) => one.includes('CIV'))).toEqual(['SUPPORT CIV RESIDENCE 2']);
  });

  it('asks police at the place of harm only where police lead', () => {
    const places = { harmPlace: '430223', childNow: '430203' };
    expect(given({ concerns: ['DROPOUT'], whereabouts: 'UNKNOWN', ...places }).filter((one) => one.includes('PSB'))).toEqual(['SUPPORT PSB NOW 24']);
    expect(given({ concerns: ['ONLINE_HARM'], ...places }).filter((one) => one.includes('PSB'))).toEqual(['LEAD PSB HARM 38', 'LEAD PSB NOW 29']);
  });

  it('says the warnings of contradictions, sorted', () => {
    const warned = (facts: Omit<Facts, 'at'>): readonly string[] => evaluate(pack, { at, ...facts }).warnings;
    expect(warned({ situations: ['MR03'], child: { birthDate: '2014-01-01' }, harmDate: '2026-05-12' })).toEqual(['AGE_SITUATION_MISMATCH', 'HARM_DATE_IN_FUTURE']);
    expect(warned({ situations: ['MR02'], child: { birthDate: '2030-01-01' } })).toEqual(['BIRTH_DATE_IN_FUTURE']);
    expect(warned({ situations: ['MR02'], child: { birthDate: '2000-01-01' }, harmDate: '1999-01-01' })).toEqual([]);
    expect(warned({ child: { birthDate: '2008-05-11' } })).toEqual([]);
    expect(warned({ child: { birthDate: '2008-05-10' } })).toEqual(['NOT_A_MINOR']);
  });
});
