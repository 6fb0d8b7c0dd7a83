import { describe, expect, it } from '@jest/globals';
import { bodyOf, changedValues, missingFields, shownFields } from './body-of';
import type { FormInput } from './field';

const fields: readonly FormInput[] = [
  { name: 'name', label: '', kind: 'text', isRequired: true }, { name: 'rural', label: '', kind: 'yesNo' }, { name: 'hours', label: '', kind: 'number' },
  { name: 'residence.address', label: '', kind: 'text' }, { name: 'residence.division', label: '', kind: 'place', digits: 12 },
  { name: 'codes', label: '', kind: 'choices', choices: {} }, { name: 'why', label: '', kind: 'long', isRequired: true, when: ({ rural }) => rural === 'NO' },
];

describe('what a form sends', () => {
  it('leaves out what is not known, and keeps numbers, yes and no, and what lies within', () => {
    expect(bodyOf(fields, { name: ' 甲 ', rural: 'NO', hours: '12', 'residence.address': '1号', 'residence.division': '430223104208', codes: [], why: 'x' }, { kind: 'A' }))
      .toEqual({ kind: 'A', name: '甲', rural: false, hours: 12, residence: { address: '1号', division: '430223104208' }, why: 'x' });
    expect(bodyOf([{ name: 'tries.0.on', label: '', kind: 'day' }, { name: 'tries.1.on', label: '', kind: 'day' }], { 'tries.1.on': '2026-05-01' })).toEqual({ tries: [{ on: '2026-05-01' }] });
    // A moment is by China's clock.
    expect(bodyOf([{ name: 'at', label: '', kind: 'moment' }], { at: '2026-11-30T08:15' })).toEqual({ at: '2026-11-30T08:15:00+08:00' });
    expect(bodyOf(fields, { name: ' ', codes: ['A'], why: 'not asked' })).toEqual({ codes: ['A'] });
  });

  it('is only what changed, where that is asked: of an address all of it', () => {
    const known = fields.map((field) => ({ ...field, ...(field.name === 'name' ? { initial: '甲' } : field.name === 'residence.division' ? { initial: '430223104208' } : {}) }));
    expect(changedValues(known, { name: '甲', 'residence.division': '430223104208' })).toEqual({});
    expect(changedValues(known, { name: '甲', 'residence.division': '430223104208', 'residence.address': '1号' })).toEqual({ 'residence.division': '430223104208', 'residence.address': '1号' });
  });

  it('asks for what is missing of what is asked', () => {
    expect(missingFields(fields, { name: ' ', rural: 'NO' })).toEqual(['name', 'why']);
    expect(missingFields(fields, { name: '甲', rural: 'YES' })).toEqual([]);
    expect(shownFields(fields, {}).map(({ name }) => name)).not.toContain('why');
  });
});
