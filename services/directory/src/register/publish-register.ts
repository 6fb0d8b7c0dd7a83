import { createHash } from 'node:crypto';
import {
  DeskRecorded, DeskRecordedV2, DesksPublished, DesksPublishedV2, DivisionRecorded, OrganisationRecorded, OrganisationRecordedV2, REGISTER_ID,
  type DeskRecord, type DeskRecordV2, type DivisionRecord, type OrganisationRecordV2,
} from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { shortCode } from '../divisions/division-code.domain.js';
import { present } from './page.js';
import { Register } from './register.entity.js';

/** What a change touched of what the first versions tell. */
export interface Touched { readonly desks: ReadonlySet<string>; readonly organisations: ReadonlySet<string> }

/** `first`: the first versions can say it. Divisions are named by their codes. */
interface Line { readonly id: string; readonly revision: number; readonly first: boolean; readonly division: boolean }
type Nullable<T> = { [K in keyof T]: T[K] | null };

const UNTOLD = (row: string): string => `${row}.revision > (SELECT r.published_revision FROM register r WHERE r.id = '${REGISTER_ID}')`;

/**
 * Tells the other services: in the second versions everything they have not been told of, which is what this change touched and what the
 * release before changed beside it; then in the first what this change touched, as far as that can say it. Behind each what a whole copy is.
 */
export async function publishRegister(change: Change, revision: number, touched: Touched): Promise<void> {
  const { tx } = change;
  const untold = await readUntold(tx);
  if (untold.divisions.length + untold.organisations.length + untold.desks.length === 0) return;
  void tx.manager.update(Register, { id: REGISTER_ID }, { publishedRevision: revision });
  const whole = (await tx.query<Line>(WHOLE)).map((line) => (line.division ? { ...line, id: shortCode(line.id) } : line));
  for (const division of untold.divisions) change.emit(DivisionRecorded, division, division.code);
  for (const organisation of untold.organisations) change.emit(OrganisationRecordedV2, organisation, organisation.id);
  for (const desk of untold.desks) change.emit(DeskRecordedV2, desk, desk.id);
  change.emit(DesksPublishedV2, { revision, count: whole.length, digest: registerDigest(whole) });
  const first = whole.filter((line) => line.first);
  for (const organisation of untold.organisations) if (touched.organisations.has(organisation.id)) change.emit(OrganisationRecorded, organisation, organisation.id);
  for (const desk of untold.desks) if (touched.desks.has(desk.id) && desk.receivesReferrals) change.emit(DeskRecorded, desk as DeskRecord, desk.id);
  change.emit(DesksPublished, { revision, count: first.length, digest: registerDigest(first) });
}

/** Whether the second versions have yet to tell something: what the release before this one changed, or all there was before it. */
export async function hasUntold(tx: Tx): Promise<boolean> {
  const row = await tx.maybeOne<{ untold: boolean }>(
    `SELECT EXISTS (SELECT FROM desk d WHERE ${UNTOLD('d')}) OR EXISTS (SELECT FROM organisation o WHERE ${UNTOLD('o')})
      OR EXISTS (SELECT FROM division v WHERE ${UNTOLD('v')}) AS untold`);
  return row?.untold === true;
}

async function readUntold(tx: Tx): Promise<{ divisions: DivisionRecord[]; organisations: OrganisationRecordV2[]; desks: DeskRecordV2[] }> {
  const [divisions, organisations, desks] = await Promise.all([
    tx.query<Nullable<DivisionRecord>>(DIVISIONS), tx.query<Nullable<OrganisationRecordV2>>(ORGANISATIONS), tx.query<Nullable<DeskRecordV2>>(DESKS),
  ]);
  return {
    divisions: divisions.map(present<Nullable<DivisionRecord>>).map(({ code, replacedBy, ...rest }) => (
      { ...rest, code: shortCode(code), ...(replacedBy === undefined ? {} : { replacedBy: shortCode(replacedBy) }) })),
    organisations: organisations.map(present<Nullable<OrganisationRecordV2>>).map((row) => ({ ...row, division: shortCode(row.division) })),
    desks: desks.map(present<Nullable<DeskRecordV2>>),
  };
}

/** SHA-256, hex, over the sorted lines `<id> <revision>`. */
export function registerDigest(records: readonly { id: string; revision: number }[]): string {
  return createHash('sha256').update(records.map(({ id, revision }) => `${id} ${revision}`).sort().join('\n')).digest('hex');
}

const DIVISIONS = `
  SELECT v.code, v.name, v.level, v.valid_from AS "validFrom", v.valid_to AS "validTo", v.replaced_by AS "replacedBy", v.revision
  FROM division v WHERE ${UNTOLD('v')} ORDER BY v.code`;

const ORGANISATIONS = `
  SELECT o.id, o.type, o.division, o.supervising_desk AS "supervisingDesk", o.name, o.opens_on AS "opensOn", o.closes_on AS "closesOn", o.features, o.revision
  FROM organisation o WHERE ${UNTOLD('o')} ORDER BY o.id`;

const DESKS = `
  SELECT d.id, d.code, d.name, d.agency, d.organisation, d.jurisdiction, d.opens_on AS "opensOn", d.closes_on AS "closesOn",
         d.backup_desk AS "backupDesk", d.receives_referrals AS "receivesReferrals", d.superior, d.revision,
         coalesce((SELECT jsonb_agg(jsonb_build_object('staff', m.staff, 'role', m.role, 'functions', m.functions) ORDER BY m.staff)
                   FROM desk_member m JOIN staff s ON s.id = m.staff AND s.status = 'ACTIVE' WHERE m.desk = d.id), '[]') AS members
  FROM desk d WHERE ${UNTOLD('d')} ORDER BY d.code`;

const WHOLE = `
  SELECT d.id::text, d.revision, d.receives_referrals AS first, false AS division FROM desk d
  UNION ALL SELECT o.id::text, o.revision, true, false FROM organisation o UNION ALL SELECT v.code, v.revision, false, true FROM division v`;
