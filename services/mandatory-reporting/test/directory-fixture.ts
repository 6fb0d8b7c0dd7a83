import { createHash } from 'node:crypto';
import type { Agency, DeskRecord, OrganisationRecord, OrganisationType } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { directoryDigest, type DirectoryCopyStore } from '@referrals/service-kit';

/** The same id for the same name, everywhere in the tests. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const AREAS: Readonly<Record<string, string>> = { yx: '430223', ls: '430203', city: '4302' };
const AGENCIES_HERE: readonly Agency[] = ['PSB', 'CIV', 'EDU', 'HLTH', 'PROC', 'WF', 'RPI', 'COORD', 'SUPV', 'CAC', 'HRSS'];

export function desk(code: string, agency: Agency, jurisdiction: string, unit = `organisation of ${code}`, revision = 1): DeskRecord {
  return { id: idOf(code), code, name: code, agency, organisation: idOf(unit), jurisdiction, opensOn: '2024-01-01', members: [], revision };
}

export function organisation(name: string, type: OrganisationType, division: string, revision = 1): OrganisationRecord {
  return { id: idOf(name), type, division, revision };
}

export const desks: readonly DeskRecord[] = [
  ...Object.entries(AREAS).flatMap(([area, code]) => AGENCIES_HERE.map((agency) => desk(`${agency.toLowerCase()}.${area}`, agency, code))),
  desk('township.yx', 'TOWNSHIP', '430223104'),
  desk('village.yx', 'VILLAGE', '430223104208', 'a village'),
];

export const organisations: readonly OrganisationRecord[] = [
  organisation('a school', 'SCHOOL', '430223'), organisation('a village', 'VILLAGE', '430223104208'), organisation('a hospital', 'HOSPITAL', '430203'),
];

/** Tells the copy of a directory, whole. */
export async function seedDirectory(database: ServiceDatabase, store: DirectoryCopyStore): Promise<void> {
  await database.asWorker(async (tx) => {
    for (const record of desks) await store.applyDesk(tx, record);
    for (const record of organisations) await store.applyOrganisation(tx, record);
    const rows = [...desks, ...organisations];
    await store.applyPublished(tx, { revision: 1, count: rows.length, digest: directoryDigest(rows) });
  });
}
