import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import fc from 'fast-check';
import { z } from 'zod';
import { prefixOf, type Pack } from './pack.js';
import { PackBook } from './pack-book.js';
import { parameterOf, schemaFaults, type Parameter } from './parameter.js';

interface VisitPack extends Pack { readonly days: Parameter<number> }

const pack = (area: string, version: number, from: string, changed: object = {}): VisitPack => ({
  kind: 'visits', area, version, effectiveFrom: plainDate(from), days: { value: 30, source: '24号 12', status: 'local' }, ...changed,
});
const schema = z.looseObject({ days: parameterOf(z.int().positive()) });
const bookOf = (...packs: VisitPack[]): PackBook<VisitPack> => new PackBook<VisitPack>({ kind: 'visits', faults: schemaFaults(schema) }, packs);
const city = pack('430200', 1, '2025-01-01');
const cityLater = pack('430200', 2, '2026-07-01');
const county = pack('430223', 1, '2026-03-01');
const book = bookOf(city, county, cityLater);

describe('the pack in force', () => {
  it.each([
    ['nowhere before the first day', '430223', '2024-12-31', undefined],
    ['the city\'s from its first day on', '430223', '2025-01-01', city],
    ['the city\'s before the county has its own', '430223104', '2026-02-28', city],
    ['the county\'s from its first day on', '430223104208', '2026-03-01', county],
    ['the county\'s also when the city has a later one', '430223', '2026-08-01', county],
    ['the city\'s later one elsewhere', '430203', '2026-07-01', cityLater],
    ['the city\'s earlier one until the day before', '430203', '2026-06-30', city],
    ['the city\'s for the city itself', '430200', '2026-08-01', cityLater],
    ['none of another city', '430100', '2026-08-01', undefined],
  ])('is %s', (_, division, day, expected) => {
    expect(book.inForce(division, plainDate(day))).toBe(expected);
  });

  it('knows a county by its old code', () => {
    const renamed = pack('430212', 1, '2026-01-01');
    expect(bookOf(city, renamed).inForce('430221101', plainDate('2026-02-01'))).toBe(renamed);
  });

  it('is that of the smallest area that has one, and of its versions the last begun', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => plainDate(`2026-05-${String(day).padStart(2, '0')}`));
    const areas = fc.constantFrom('430000', '430200', '430223', '430223104');
    fc.assert(fc.property(fc.uniqueArray(fc.record({ area: areas, from: days }), { selector: ({ area, from }) => `${area} ${from}`, maxLength: 12 }), days, fc.constantFrom('430223104208', '430223', '430203', '110101'), (parts, day, place) => {
      const packs = parts.map(({ area, from }, index) => pack(area, index + 1, from));
      const found = bookOf(...packs).inForce(place, day);
      const fitting = packs.filter((one) => place.startsWith(prefixOf(one.area)) && one.effectiveFrom <= day);
      expect(found === undefined).toBe(fitting.length === 0);
      for (const other of fitting) {
        const further = prefixOf(other.area).length - prefixOf(found?.area ?? '').length;
        expect(further < 0 || (further === 0 && other.effectiveFrom <= (found?.effectiveFrom ?? ''))).toBe(true);
      }
    }));
  });
});

describe('a book of packs', () => {
  it('has no fault when each pack is whole and each day has one', () => {
    expect(book.faults()).toEqual([]);
    expect(book.version('430200', 1)).toBe(city);
  });

  it.each<[string, VisitPack[], string]>([
    ['two of one area and day', [city, pack('430200', 2, '2025-01-01')], 'visits/430200/2: another version of its area is in force from the same day'],
    ['a version twice', [city, pack('430200', 1, '2025-02-01')], 'visits/430200/1: its version is there twice'],
    ['a later version that begins earlier', [city, pack('430200', 2, '2024-01-01')], 'visits/430200/2: its versions are not in the order of their days'],
    ['another kind', [pack('430200', 1, '2025-01-01', { kind: 'routing' })], 'routing/430200/1: is of kind routing, not visits'],
    ['no area', [pack('4302', 1, '2025-01-01')], 'visits/4302/1: its area is no division code'],
    ['no version', [pack('430200', 0, '2025-01-01')], 'visits/430200/0: its version is no whole number from 1'],
    ['no day', [pack('430200', 1, '2025-01-01', { effectiveFrom: '2025-02-30' })], 'visits/430200/1: it is in force from no day'],
    ['a number without a source', [pack('430200', 1, '2025-01-01', { days: { value: 30, source: ' ', status: 'local' } })], 'visits/430200/1: days.source: too_small'],
    ['a number of no status', [pack('430200', 1, '2025-01-01', { days: { value: 30, source: 'x', status: 'guess' } })], 'visits/430200/1: days.status: invalid_value'],
  ])('tells %s', (_, packs, fault) => {
    expect(bookOf(...packs).faults()).toEqual([fault]);
  });
});
