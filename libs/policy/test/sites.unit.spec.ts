import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Agency, Site } from '@referrals/contracts';
import { decide, evaluate, routingPack430200Version2 as pack, type Facts } from '../src/index.js';
import { citySchool, demoDesks, demoDirectory, directoryOf, hospital, idOf, school } from './demo-directory.js';

type Told = Omit<Facts, 'at'>;
const at = instant('2026-05-11T08:20:00+08:00');
const sitesOf = (told: Told, agency: Agency): Site[] => evaluate(pack, { at, ...told }).referrals.filter((one) => one.agency === agency).map(({ site }) => site);
/** `agency site → desk because`, as the demonstration's register answers. */
const deskFor = (told: Told, agency: Agency, directory = demoDirectory): string[] =>
  decide(pack, { at, ...told }, directory).referrals.filter((one) => one.agency === agency)
    .map(({ site, desk, because }) => `${site} → ${desk.name.replace('工作台 ', '')} ${because}`);

describe('the site an agency is looked up at', () => {
  it.each<[string, Told]>([
    ['MR06', { situations: ['MR06'] }], ['MR07', { situations: ['MR07'] }], ['MR08', { situations: ['MR08'] }],
    ['nobody cares', { concerns: ['NO_CAREGIVER'] }], ['the caregiver is away', { caregiver: 'ABSENT' }],
    ['begging', { concerns: ['BEGGING'] }], ['a runaway', { concerns: ['RUNAWAY'] }], ['imminent danger', { situations: ['MR09'], danger: 'IMMINENT' }],
  ])('civil affairs and protection where the child is: %s', (_, told) => {
    const home = { ...told, suspects: [{ relation: 'GUARDIAN' as const }] };
    expect(sitesOf(home, 'CIV')).toEqual(['NOW']);
    expect(sitesOf(home, 'RPI')).toEqual(['NOW']);
  });

  it('else where it lives', () => {
    const told: Told = { situations: ['MR04'], danger: 'POSSIBLE', suspects: [{ relation: 'GUARDIAN' }] };
    expect([sitesOf(told, 'CIV'), sitesOf(told, 'RPI')]).toEqual([['RESIDENCE'], ['RESIDENCE']]);
  });

  it('health at the unit only when nothing else asks for it', () => {
    const filed: Told = { situations: ['MR05'], reporter: { kind: 'HOSPITAL' } };
    expect(sitesOf(filed, 'HLTH')).toEqual(['UNIT']);
    expect(sitesOf({ ...filed, concerns: ['SELF_HARM_RISK'] }, 'HLTH')).toEqual(['NOW']);
  });
});

describe('the desk of a site', () => {
  const village = { residence: '430223104208', childNow: '430223104208' } satisfies Told;

  it('has the longest prefix, unless the harm is sexual', () => {
    expect(deskFor({ ...village, situations: ['MR04'] }, 'PSB')).toEqual(['NOW → psb-pcs.yx LONGEST_PREFIX']);
    expect(deskFor({ ...village, situations: ['MR01'] }, 'PSB')).toEqual(['NOW → psb.yx LONGEST_PREFIX']);
  });

  it('supervises the school wherever it stands, else lies where the school does', () => {
    expect(deskFor({ ...village, situations: ['MR04'], school: citySchool.id }, 'EDU')).toEqual(['SCHOOL → edu.city SUPERVISOR']);
    expect(deskFor({ childNow: '430203', situations: ['MR04'], school: school.id }, 'EDU')).toEqual(['SCHOOL → edu.yx LONGEST_PREFIX']);
    expect(deskFor({ childNow: '430203', situations: ['MR04'], reporter: { kind: 'SCHOOL', organisation: citySchool.id } }, 'EDU')).toEqual(['SCHOOL → edu.city SUPERVISOR']);
    expect(deskFor({ childNow: '430203', situations: ['MR05'], reporter: { kind: 'HOSPITAL', organisation: hospital.id } }, 'HLTH')).toEqual(['UNIT → hlth.city SUPERVISOR']);
  });

  it('is looked for at the next place where the first is unknown or has none', () => {
    expect(deskFor({ harmPlace: '430203', residence: '430223', situations: ['MR04'] }, 'PSB')).toEqual(['NOW → psb.ls LONGEST_PREFIX']);
    expect(deskFor({ residence: '110101', childNow: '430203', situations: ['MR04'] }, 'CIV')).toEqual(['RESIDENCE → civ.ls LONGEST_PREFIX']);
  });

  it('is the coordinator’s where there is none, the city’s where no place is known', () => {
    expect(deskFor({ residence: '430223', concerns: ['BENEFIT_NEED'] }, 'TOWNSHIP')).toEqual(['RESIDENCE → coord.yx NO_DESK']);
    expect(deskFor({ situations: ['MR04'] }, 'PSB')).toEqual(['NOW → coord.city NO_DESK']);
    expect(deskFor({ situations: ['MR04'], school: school.id }, 'PSB')).toEqual(['NOW → coord.city NO_DESK']);
  });

  it('counts the old county as the new one, in codes and in jurisdictions', () => {
    const directory = directoryOf([...demoDesks, { code: 'psb.lk', agency: 'PSB', jurisdiction: '430212' }, { code: 'civ.lk', agency: 'CIV', jurisdiction: '430221' }]);
    expect(deskFor({ childNow: '430221104', residence: '430212', situations: ['MR04'] }, 'PSB', directory)).toEqual(['NOW → psb.lk LONGEST_PREFIX']);
    expect(deskFor({ childNow: '430221104', residence: '430212', situations: ['MR04'] }, 'CIV', directory)).toEqual(['RESIDENCE → civ.lk LONGEST_PREFIX']);
  });

  it('of two with the same prefix has the lower code, and is open on the day', () => {
    const two = [{ code: 'wf.b', agency: 'WF' as const, jurisdiction: '430281' }, { code: 'wf.a', agency: 'WF' as const, jurisdiction: '430281' }];
    const told: Told = { childNow: '430281', concerns: ['DOMESTIC_VIOLENCE'] };
    expect(deskFor(told, 'WF', directoryOf([...demoDesks, ...two]))).toEqual(['NOW → wf.a LONGEST_PREFIX']);
    const opening = two.map((desk) => ({ ...desk, opensOn: desk.code === 'wf.a' ? '2026-05-12' : '2026-05-11' }));
    expect(deskFor(told, 'WF', directoryOf([...demoDesks, ...opening]))).toEqual(['NOW → wf.b LONGEST_PREFIX']);
    const closing = two.map((desk) => ({ ...desk, closesOn: '2026-05-11' }));
    expect(deskFor(told, 'WF', directoryOf([...demoDesks, ...closing]))).toEqual(['NOW → wf.city LONGEST_PREFIX']);
  });
});

describe('a desk in conflict', () => {
  const police = { relation: 'PUBLIC_OFFICIAL' as const, organisation: idOf('org psb.yx') };

  it('is passed over for the next shorter prefix, and where none is left the coordinator has it', () => {
    expect(deskFor({ childNow: '430223', situations: ['MR04'], suspects: [police] }, 'PSB')).toEqual(['NOW → psb.city LONGEST_PREFIX']);
    const noCity = directoryOf(demoDesks.filter(({ code }) => code !== 'psb.city'));
    expect(deskFor({ childNow: '430223', situations: ['MR04'], suspects: [police] }, 'PSB', noCity)).toEqual(['NOW → coord.yx CONFLICT']);
  });

  it('does not reach the child’s other places: the coordinator decides', () => {
    const noCity = directoryOf(demoDesks.filter(({ code }) => code !== 'psb.city'));
    expect(deskFor({ childNow: '430223', residence: '430203', situations: ['MR04'], suspects: [police] }, 'PSB', noCity)).toEqual(['NOW → coord.yx CONFLICT']);
  });

  it('is one of the organisation complained of, and of the school when staff of none is suspected', () => {
    expect(deskFor({ childNow: '430223', concerns: ['UNIT_FAILED_DUTY'], complainedOf: idOf('org proc.yx') }, 'PROC')).toEqual(['NOW → proc.city LONGEST_PREFIX']);
    const withDesk = directoryOf([...demoDesks, { code: 'edu.school', agency: 'EDU', jurisdiction: '430223104', organisation: school.id }], [school]);
    const staff: Told = { childNow: '430223', school: school.id, suspects: [{ relation: 'STAFF' }] };
    expect(deskFor(staff, 'EDU', withDesk)).toEqual(['SCHOOL → edu.yx LONGEST_PREFIX']);
    expect(deskFor({ ...staff, suspects: [{ relation: 'STAFF', organisation: hospital.id }] }, 'EDU', withDesk)).toEqual(['SCHOOL → edu.school LONGEST_PREFIX']);
  });

  it('is any of village and township when a cadre is suspected', () => {
    const told: Told = { residence: '430223104208', concerns: ['NEGLECT_MILD'], suspects: [{ relation: 'VILLAGE_CADRE' }] };
    expect([...deskFor(told, 'VILLAGE'), ...deskFor(told, 'TOWNSHIP')]).toEqual(['RESIDENCE → coord.yx CONFLICT', 'RESIDENCE → coord.yx CONFLICT']);
  });

  it('may be the coordinators’: then the city’s, then the last resort', () => {
    const told: Told = { childNow: '430223' };
    const suspects = (...codes: string[]): Told => ({ ...told, suspects: codes.map((code) => ({ relation: 'PUBLIC_OFFICIAL' as const, organisation: idOf(`org ${code}`) })) });
    expect(deskFor(suspects('coord.yx'), 'COORD')).toEqual(['NOW → coord.city LONGEST_PREFIX']);
    expect(deskFor(suspects('coord.yx', 'coord.city'), 'COORD', directoryOf(demoDesks, [], 'wf.city'))).toEqual(['NOW → wf.city LAST_RESORT']);
    expect(() => deskFor(suspects('coord.yx', 'coord.city'), 'COORD', directoryOf(demoDesks))).toThrow('ROUTING_NOT_READY');
  });
});
