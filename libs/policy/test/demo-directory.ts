import { createHash } from 'node:crypto';
import { AGENCIES, type Agency, type DeskRecord, type OrganisationRecord } from '@referrals/contracts';
import type { DirectoryCopy } from '../src/index.js';

/** A register in memory: desks of a county, a district and the city, as the demonstration has them. */
export interface DeskSketch {
  readonly code: string;
  readonly agency: Agency;
  readonly jurisdiction: string;
  readonly organisation?: string;
  readonly opensOn?: string;
  readonly closesOn?: string;
  readonly members?: DeskRecord['members'];
}

/** An id made of a word, the same at every run. */
export function idOf(word: string): string {
  const hex = createHash('sha256').update(word).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

export function deskOf(sketch: DeskSketch): DeskRecord {
  const { code, agency, jurisdiction, opensOn = '2024-01-01', closesOn } = sketch;
  return {
    id: idOf(code), code, name: `工作台 ${code}`, agency, jurisdiction, opensOn, ...(closesOn && { closesOn }),
    organisation: sketch.organisation ?? idOf(`org ${code}`),
    members: sketch.members ?? [{ staff: idOf(`staff ${code}`), role: 'MEMBER' }], revision: 1,
  };
}

export function directoryOf(
  sketches: readonly DeskSketch[], organisations: readonly OrganisationRecord[] = [], lastResort?: string,
): DirectoryCopy {
  const desks = sketches.map(deskOf);
  return {
    revision: 7,
    desk: (id) => desks.find((desk) => desk.id === id),
    desksOf: (agency) => desks.filter((desk) => desk.agency === agency),
    organisation: (id) => organisations.find((one) => one.id === id),
    ...(lastResort && { lastResortDesk: idOf(lastResort) }),
  };
}

const areas = { yx: '430223', ls: '430203', city: '4302' } as const;
const local: Readonly<Partial<Record<Agency, Readonly<Record<string, string>>>>> = {
  TOWNSHIP: { yx: '430223104', ls: '430203100' },
  VILLAGE: { yx: '430223104208', ls: '430203100201' },
};

/** One desk for every agency in a county and a district, those above villages and townships also in the city; a police station. */
export const demoDesks: readonly DeskSketch[] = [
  ...AGENCIES.flatMap((agency) => Object.entries(areas).flatMap(([area, county]) => {
    const jurisdiction = local[agency] ? local[agency][area] : county;
    return jurisdiction === undefined ? [] : [{ code: `${agency.toLowerCase()}.${area}`, agency, jurisdiction }];
  })),
  { code: 'psb-pcs.yx', agency: 'PSB', jurisdiction: '430223104' },
];

export const school: OrganisationRecord = { id: idOf('school.yx'), type: 'SCHOOL', division: '430223104', revision: 1 };
export const citySchool: OrganisationRecord = {
  id: idOf('school.city'), type: 'SCHOOL', division: '430223', supervisingDesk: idOf('edu.city'), revision: 1,
};
export const hospital: OrganisationRecord = {
  id: idOf('hospital.ls'), type: 'HOSPITAL', division: '430203', supervisingDesk: idOf('hlth.city'), revision: 1,
};

export const demoDirectory = directoryOf(demoDesks, [school, citySchool, hospital], 'coord.city');
