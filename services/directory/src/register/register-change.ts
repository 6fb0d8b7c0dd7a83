import { createHash } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import { DesksPublished, DeskRecorded, OrganisationRecorded, REGISTER_ID, type DeskRecord, type OrganisationRecord } from '@referrals/contracts';
import { changeCase, type Actor, type Change, type ServiceDatabase, type Tx } from '@referrals/database';
import { shortCode } from '../divisions/division-code.domain.js';

/** A change of the register under way. What is touched is told to the other services when the change is complete. */
export class RegisterChange {
  private readonly desks = new Set<string>();
  private readonly organisations = new Set<string>();

  constructor(readonly change: Change, readonly revision: number) {}

  get tx(): Tx { return this.change.tx; }

  touchDesk(...ids: readonly string[]): void {
    for (const id of ids) this.desks.add(id);
  }

  touchOrganisation(...ids: readonly string[]): void {
    for (const id of ids) this.organisations.add(id);
  }

  /** Tells each touched record as it stands now, then what a whole copy consists of. */
  async publish(): Promise<void> {
    if (this.desks.size + this.organisations.size === 0) return;
    this.tx.write('UPDATE organisation SET revision = $2 WHERE id = ANY($1)', [[...this.organisations], this.revision]);
    this.tx.write('UPDATE desk SET revision = $2 WHERE id = ANY($1)', [[...this.desks], this.revision]);
    await this.tx.flush();
    const [organisations, desks, whole] = await Promise.all([
      this.tx.query<Nullable<OrganisationRecord>>(ORGANISATIONS, [[...this.organisations]]),
      this.tx.query<Nullable<DeskRecord>>(DESKS, [[...this.desks]]),
      this.tx.query<{ id: string; revision: number }>(WHOLE),
    ]);
    for (const row of organisations) {
      const record = withoutNulls(row) as OrganisationRecord;
      this.change.emit(OrganisationRecorded, { ...record, division: shortCode(record.division) }, record.id);
    }
    for (const row of desks) this.change.emit(DeskRecorded, withoutNulls(row) as DeskRecord, row.id ?? undefined);
    this.change.emit(DesksPublished, { revision: this.revision, count: whole.length, digest: registerDigest(whole) });
  }
}

/** SHA-256, hex, over the sorted lines `<id> <revision>` of all desks and organisations. */
export function registerDigest(records: readonly { id: string; revision: number }[]): string {
  return createHash('sha256').update(records.map(({ id, revision }) => `${id} ${revision}`).sort().join('\n')).digest('hex');
}

/**
 * The one door to the register. All changes are serial under its one head, so that copies elsewhere apply them in the order
 * they happened; each counts the revision up by one.
 */
export function changeRegister<T>(
  database: ServiceDatabase, tx: Tx, request: { actor: Actor; now: Instant }, work: (register: RegisterChange) => Promise<T>,
): Promise<T> {
  return changeCase(database, tx, { caseId: REGISTER_ID, create: true, ...request }, async (change) => {
    const [row] = await tx.query<{ revision: number }>('UPDATE register SET revision = revision + 1 WHERE id = $1 RETURNING revision', [REGISTER_ID]);
    if (row === undefined) throw new Error('The register has no revision row');
    const register = new RegisterChange(change, row.revision);
    const result = await work(register);
    await register.publish();
    return result;
  });
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

function withoutNulls<T extends object>(row: Nullable<T>): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<T>;
}

const ORGANISATIONS = `
  SELECT id, type, division, supervising_desk AS "supervisingDesk", revision FROM organisation WHERE id = ANY($1) ORDER BY id`;

const DESKS = `
  SELECT d.id, d.code, d.name, d.agency, d.organisation, d.jurisdiction, d.opens_on AS "opensOn", d.closes_on AS "closesOn",
         d.backup_desk AS "backupDesk", d.revision,
         coalesce((SELECT jsonb_agg(jsonb_build_object('staff', m.staff, 'role', m.role) ORDER BY m.staff)
                   FROM desk_member m JOIN staff s ON s.id = m.staff AND s.status = 'ACTIVE' WHERE m.desk = d.id), '[]') AS members
  FROM desk d WHERE d.id = ANY($1) ORDER BY d.code`;

const WHOLE = 'SELECT id, revision FROM desk UNION ALL SELECT id, revision FROM organisation';
