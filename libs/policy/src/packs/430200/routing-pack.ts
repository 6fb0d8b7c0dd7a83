import { plainDate } from '@referrals/calendar';
import type { PlaceRule, RoutingPack } from '../../routing/routing-pack.js';
import { rows } from './rows.js';
import { words } from './words.js';

const residenceFirst: readonly PlaceRule[] = [{ place: 'residence' }, { place: 'childNow' }, { place: 'harmPlace' }];
const schools: readonly PlaceRule[] = [{ place: 'school' }, { place: 'unit', when: 'educationReporter' }];

/** 株洲市 (430200), version 1. The city's own measure for mandatory reporting was not seen; each row names what it rests on. */
export const routingPack430200: RoutingPack = {
  kind: 'routing',
  area: '430200',
  version: 1,
  // The law it rests on as it was revised; nothing was accepted here before.
  effectiveFrom: plainDate('2021-06-01'),
  words,
  rows,
  sites: [
    { agency: 'CIV', site: 'NOW', when: 'helpWhereFound' },
    { agency: 'RPI', site: 'NOW', when: 'helpWhereFound' },
    { agency: 'CIV', site: 'RESIDENCE' },
    { agency: 'RPI', site: 'RESIDENCE' },
    { agency: 'TOWNSHIP', site: 'RESIDENCE' },
    { agency: 'VILLAGE', site: 'RESIDENCE' },
    { agency: 'EDU', site: 'SCHOOL' },
  ],
  places: {
    NOW: [{ place: 'childNow' }, { place: 'harmPlace' }, { place: 'residence' }],
    RESIDENCE: residenceFirst,
    SCHOOL: [...schools, ...residenceFirst],
    UNIT: [{ place: 'unit' }, ...residenceFirst],
    HARM: [{ place: 'harmPlace' }],
  },
  supervisors: { SCHOOL: schools, UNIT: [{ place: 'unit' }] },
  countyPoliceOnly: 'sexual',
  noMediation: { any: ['sexual', 'abuse'] },
  barredAgencies: [{ when: { suspect: ['VILLAGE_CADRE'] }, agencies: ['TOWNSHIP', 'VILLAGE'] }],
  staffOf: [{ place: 'school' }, { place: 'unit', when: { any: ['educationReporter', 'childcareReporter'] } }],
};
