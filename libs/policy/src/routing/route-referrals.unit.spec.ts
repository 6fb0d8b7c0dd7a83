import { instant } from '@referrals/calendar';
import type { DeskRecord, OrganisationRecord } from '@referrals/contracts';
import { describe, expect, it } from '@jest/globals';
import { routingPack430200Version2 as pack } from '../packs/430200/routing-pack-2.js';
import { decide } from './decide.js';
import type { DirectoryCopy, KnownDesk } from './directory-copy.port.js';
import { evaluate } from './evaluate.js';
import type { Facts } from './facts.js';
import { routeReferrals, type RoutedReport } from './route-referrals.js';

const desk = (code: string, agency: DeskRecord['agency'], jurisdiction: string, organisation = `unit of ${code}`): DeskRecord =>
  ({ id: code, code, name: code, agency, organisation, jurisdiction, opensOn: '2024-01-01', members: [], revision: 1 });
const desks = [
  desk('psb.yx', 'PSB', '430223'), desk('psb-pcs.yx', 'PSB', '430223104'), desk('psb.ls', 'PSB', '430203'),
  desk('civ.yx', 'CIV', '430223'), desk('edu.yx', 'EDU', '430223'), desk('edu.city', 'EDU', '4302'), desk('hlth.yx', 'HLTH', '430223'),
  desk('town.yx', 'TOWNSHIP', '430223104'), desk('village.yx', 'VILLAGE', '430223104208', 'the village'),
  desk('coord.yx', 'COORD', '430223'), desk('coord.city', 'COORD', '4302'),
];
const organisations: OrganisationRecord[] = [
  { id: 'city school', type: 'SCHOOL', division: '430223', supervisingDesk: 'edu.city', revision: 1 },
  { id: 'village school', type: 'SCHOOL', division: '430223', revision: 1 },
];
const directory: DirectoryCopy = {
  revision: 1, desk: (id) => desks.find((one) => one.id === id), desksOf: (agency) => desks.filter((one) => one.agency === agency),
  organisation: (id) => organisations.find((one) => one.id === id),
};
const village = '430223104208';
const at = instant('2026-05-11T00:20:00Z');

function routed(facts: Omit<Facts, 'at'>): RoutedReport {
  const all = { at, ...facts };
  return routeReferrals(pack, evaluate(pack, all), all, directory);
}

const request = (facts: Omit<Facts, 'at'>, agency: string): unknown => routed(facts).requests.find((one) => one.agency === agency);
const deskOf = (facts: Omit<Facts, 'at'>, agency: string): string | undefined => {
  const one = decide(pack, { at, ...facts }, directory).referrals.find((referral) => referral.agency === agency);
  return one && `${one.desk.id} ${one.because}`;
};

describe('routeReferrals', () => {
  it('cuts every division to what its desk needs', () => {
    const facts: Omit<Facts, 'at'> = { concerns: ['NEGLECT_MILD', 'RUNAWAY'], residence: village, childNow: village };
    expect(routed(facts).requests.map((one) => [one.agency, one.division])).toEqual([
      ['PSB', '430223104'], ['VILLAGE', village], ['CIV', '430223'], ['RPI', '430223'], ['TOWNSHIP', '430223104'], ['WF', '430223'],
    ]);
    expect(request({ situations: ['MR01'], childNow: village }, 'PSB')).toMatchObject({ division: '430223' });
  });

  it('names the village desk instead of the village for a confidential reporter', () => {
    const facts: Omit<Facts, 'at'> = { concerns: ['NEGLECT_MILD'], residence: village, reporter: { confidential: true } };
    expect(request(facts, 'VILLAGE')).toEqual({
      agency: 'VILLAGE', site: 'RESIDENCE', role: 'SUPPORT', division: '430223', preferredDesk: { desk: 'village.yx', because: 'LONGEST_PREFIX' },
    });
    expect(deskOf(facts, 'VILLAGE')).toBe('village.yx LONGEST_PREFIX');
    expect(deskOf({ ...facts, suspects: [{ relation: 'VILLAGE_CADRE' }] }, 'VILLAGE')).toBe('coord.yx CONFLICT');
    expect(deskOf({ ...facts, complainedOf: 'the village' }, 'VILLAGE')).toBe('coord.yx CONFLICT');
  });

  it('excludes the desk of a suspect’s school, which receives nothing anyway, and goes where it went without it', () => {
    const office: KnownDesk = { ...desk('school.yx', 'EDU', '430223', 'village school'), agency: 'SCHOOL', receivesReferrals: false };
    const withOffice: DirectoryCopy = { ...directory, desksOf: (agency) => (agency === 'SCHOOL' ? [office] : directory.desksOf(agency)) };
    const facts: Facts = { at, situations: ['MR04'], childNow: village, school: 'village school', suspects: [{ relation: 'STAFF', organisation: 'village school' }] };
    const [before, after] = [directory, withOffice].map((one) => routeReferrals(pack, evaluate(pack, facts), facts, one));
    expect(after).toEqual({ ...before, excludedDesks: ['school.yx'] });
    expect(decide(pack, facts, withOffice)).toEqual(decide(pack, facts, directory));
  });

  it('prefers the supervising desk of the school, else of an education reporter\'s unit', () => {
    expect(deskOf({ concerns: ['CORPORAL_PUNISHMENT'], school: 'city school' }, 'EDU')).toBe('edu.city SUPERVISOR');
    expect(deskOf({ concerns: ['CORPORAL_PUNISHMENT'], school: 'village school', reporter: { kind: 'SCHOOL', organisation: 'city school' } }, 'EDU')).toBe('edu.city SUPERVISOR');
    expect(deskOf({ concerns: ['CORPORAL_PUNISHMENT'], reporter: { kind: 'PUBLIC', organisation: 'city school' }, residence: '430223' }, 'EDU')).toBe('edu.yx LONGEST_PREFIX');
    expect(deskOf({ concerns: ['CORPORAL_PUNISHMENT'], school: 'village school' }, 'EDU')).toBe('edu.yx LONGEST_PREFIX');
  });

  it('looks at the next place where the first has no desk of the agency', () => {
    expect(deskOf({ concerns: ['SELF_HARM_RISK'], childNow: '430203', harmPlace: '430223' }, 'HLTH')).toBe('hlth.yx LONGEST_PREFIX');
    expect(deskOf({ concerns: ['SELF_HARM_RISK'], childNow: '430203' }, 'HLTH')).toBe('coord.city NO_DESK');
  });

  it('looks for police of the place of harm nowhere else', () => {
    const harm = decide(pack, { at, situations: ['MR04'], childNow: '430223', harmPlace: '110101' }, directory).referrals.find((one) => one.site === 'HARM');
    expect([harm?.desk.id, harm?.because]).toEqual(['coord.city', 'NO_DESK']);
  });

  it('counts staff without an organisation as staff of the school, else of the reporting school', () => {
    const school = desk('edu-school', 'EDU', '430223', 'city school');
    const withSchool: DirectoryCopy = { ...directory, desksOf: (agency) => [...directory.desksOf(agency), ...(agency === 'EDU' ? [school] : [])] };
    const excluded = (facts: Omit<Facts, 'at'>): readonly string[] => {
      const all: Facts = { at, suspects: [{ relation: 'STAFF' }], ...facts };
      return routeReferrals(pack, evaluate(pack, all), all, withSchool).excludedDesks;
    };
    expect(excluded({ school: 'city school' })).toEqual(['edu-school']);
    expect(excluded({ reporter: { kind: 'SCHOOL', organisation: 'city school' } })).toEqual(['edu-school']);
    expect(excluded({ reporter: { kind: 'PARENT', organisation: 'city school' } })).toEqual([]);
  });

  it('says the county of the case, old codes as they count today, and never by an organisation', () => {
    expect(routed({ harmPlace: '430221' }).county).toBe('430212');
    expect(routed({ reporter: { kind: 'SCHOOL', organisation: 'city school' } }).county).toBeUndefined();
  });
});
