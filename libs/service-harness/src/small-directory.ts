import { AGENCIES, type Agency, type DeskAgency, type DeskRecordV2, type DeskRole } from '@referrals/contracts';

/** Ids that read as what they are: `desk('psb.yx')` is the same in every test. */
export function idOf(name: string): string {
  let id = made.get(name);
  if (id === undefined) made.set(name, id = makeId(name));
  return id;
}
const made = new Map<string, string>();

function makeId(name: string): string {
  let hash = 0x811c9dc5;
  const bytes: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    for (const char of `${round}${name}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    bytes.push(hash & 0xff, (hash >>> 8) & 0xff);
  }
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface DeskSketch {
  readonly code: string;
  readonly agency: DeskAgency;
  readonly jurisdiction: string;
  /** Who is there, as what, and with which functions. */
  readonly members?: readonly (readonly [name: string, role: DeskRole, functions?: readonly string[]])[];
  readonly backup?: string;
  readonly closesOn?: string;
}

export function deskRecord(sketch: DeskSketch, revision: number): DeskRecordV2 {
  const members: NonNullable<DeskSketch['members']> = sketch.members ?? [[sketch.code, 'MEMBER'], [`supervisor.${sketch.code}`, 'SUPERVISOR']];
  return {
    id: idOf(`desk ${sketch.code}`), code: sketch.code, name: sketch.code, agency: sketch.agency, organisation: idOf(`organisation ${sketch.code}`),
    jurisdiction: sketch.jurisdiction, opensOn: '2020-01-01', ...(sketch.closesOn ? { closesOn: sketch.closesOn } : {}),
    ...(sketch.backup ? { backupDesk: idOf(`desk ${sketch.backup}`) } : {}),
    receivesReferrals: AGENCIES.some((agency) => agency === sketch.agency),
    members: members.map(([staff, role, functions = []]) => ({ staff: idOf(`staff ${staff}`), role, functions: [...functions] })), revision,
  };
}

const county: readonly Agency[] = ['CIV', 'EDU', 'PROC', 'WF', 'HLTH', 'RPI', 'COURT', 'COORD', 'SUPV', 'HRSS', 'CAC'];

/** Two counties and their city: what most stories need. */
export const smallDirectory: readonly DeskSketch[] = [
  { code: 'psb.yx', agency: 'PSB', jurisdiction: '430223', backup: 'psb.city' },
  { code: 'psb-pcs.yx', agency: 'PSB', jurisdiction: '430223104' },
  { code: 'village.yx', agency: 'VILLAGE', jurisdiction: '430223104208' },
  { code: 'township.yx', agency: 'TOWNSHIP', jurisdiction: '430223104' },
  ...county.map((agency) => ({ code: `${agency.toLowerCase()}.yx`, agency, jurisdiction: '430223' })),
  { code: 'psb.ls', agency: 'PSB', jurisdiction: '430203' },
  ...county.map((agency) => ({ code: `${agency.toLowerCase()}.ls`, agency, jurisdiction: '430203' })),
  ...(['PSB', 'CIV', 'EDU', 'COORD', 'WF'] as const).map((agency) => ({ code: `${agency.toLowerCase()}.city`, agency, jurisdiction: '4302' })),
];

/** Takes a case when even the city's coordinator is in conflict. */
export const LAST_RESORT: DeskSketch = { code: 'last.resort', agency: 'CIV', jurisdiction: '9999' };
