import { instant } from '@referrals/calendar';
import {
  CAREGIVERS, CONCERNS, DANGERS, HIDE_FROM, LABOURS, REPORTER_KINDS, SITUATIONS, SUSPECT_RELATIONS, WHEREABOUTS,
} from '@referrals/contracts';
import fc from 'fast-check';
import type { DirectoryCopy, Facts } from '../src/index.js';
import { citySchool, demoDesks, demoDirectory, directoryOf, hospital, idOf, school, type DeskSketch } from './demo-directory.js';

const places = [
  '430223', '430223104', '430223104208', '430223106', '430223103213', '430203', '430203100', '430203100201', '430204', '430202',
  '430221', '430212', '430221104', '430281', '110101', '110101001002',
];
export const organisations = [school.id, citySchool.id, hospital.id, idOf('org psb.yx'), idOf('org edu.city'), idOf('org coord.yx'), idOf('org village.yx'), idOf('org psb.city')];

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined, freq: 2 });
const place = maybe(fc.constantFrom(...places));
const organisation = maybe(fc.constantFrom(...organisations));
const day = maybe(fc.constantFrom(
  '2004-05-11', '2006-08-01', '2008-05-10', '2010-05-11', '2010-05-10', '2012-05-11', '2016-02-29', '2018-01-15', '2024-03-02', '2026-05-11', '2026-05-12', '2030-01-01',
));

/** Any facts the schema accepts, with places and organisations near the demonstration's and far from it. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  at: fc.constantFrom('2026-05-11T08:20:00+08:00', '2026-05-11T16:00:00+00:00', '2024-02-29T23:59:59+08:00').map(instant),
  harmDate: day,
  situations: maybe(fc.subarray([...SITUATIONS], { maxLength: 3 })),
  concerns: maybe(fc.subarray([...CONCERNS], { maxLength: 4 })),
  child: maybe(fc.record({ birthDate: day, compulsoryEducationDone: maybe(fc.boolean()) })),
  childNow: place, harmPlace: place, residence: place,
  school: maybe(fc.constantFrom(school.id, citySchool.id, idOf('school.unknown'))),
  whereabouts: maybe(fc.constantFrom(...WHEREABOUTS)),
  reporter: maybe(fc.record({
    confidential: maybe(fc.boolean()), organisation, kind: maybe(fc.constantFrom(...REPORTER_KINDS)), hideFrom: maybe(fc.subarray([...HIDE_FROM])),
  })),
  danger: maybe(fc.constantFrom(...DANGERS)),
  caregiver: maybe(fc.constantFrom(...CAREGIVERS)),
  labour: maybe(fc.constantFrom(...LABOURS)),
  suspects: maybe(fc.array(
    fc.record({ relation: fc.constantFrom(...SUSPECT_RELATIONS), organisation, cohabiting: maybe(fc.boolean()) }), { maxLength: 3 },
  )),
  complainedOf: organisation,
});

/** Some of the demonstration's desks are missing, closed or not yet open; the city's coordinator may be among them. */
export function thinned(desks: readonly DeskSketch[]): fc.Arbitrary<DeskSketch[]> {
  return fc.array(fc.constantFrom('THERE', 'THERE', 'THERE', 'MISSING', 'CLOSED', 'NOT_YET'), { minLength: desks.length, maxLength: desks.length }).map((fates) =>
    desks.flatMap((desk, index) => {
      const fate = fates[index];
      if (fate === 'MISSING') return [];
      return [fate === 'CLOSED' ? { ...desk, closesOn: '2024-02-29' } : fate === 'NOT_YET' ? { ...desk, opensOn: '2026-05-13' } : desk];
    }));
}

/** The demonstration's register, or one with holes; each has a last resort. */
export const anyDirectory: fc.Arbitrary<DirectoryCopy> = fc.oneof(
  fc.constant(demoDirectory),
  thinned(demoDesks).map((desks) => directoryOf([...desks, { code: 'last', agency: 'COORD', jurisdiction: '990000' }], [school, citySchool, hospital], 'last')),
);
