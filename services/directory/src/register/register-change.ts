import { createHash } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import { DesksPublished, DeskRecorded, OrganisationRecorded, REGISTER_ID, type DeskRecord } from '@referrals/contracts';
import { Any, changeCase, type Actor, type Change, type ServiceDatabase, type Tx } from '@referrals/database';
import { Desk } from '../desks/desk.entity.js';
import { shortCode } from '../divisions/division-code.domain.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** A change of the register under way. What is touched is published to the other services when the change is complete. */
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

  /** Publishes each touched record as it stands now, then what a whole copy consists of. */
  async publish(): Promise<void> {
    if (this.desks.size + this.organisations.size === 0) return;
    const { manager } = this.tx;
    void manager.update(Organisation, { id: Any([...this.organisations]) }, { version: this.revision });
    void manager.update(Desk, { id: Any([...this.desks]) }, { version: this.revision });
    const [organisations, desks, whole] = await Promise.all([
      manager.find(Organisation, { where: { id: Any([...this.organisations]) }, order: { id: 'ASC' } }),
      this.tx.query<Nullable<DeskRecord>>(DESKS, [[...this.desks]]),
      this.tx.query<{ id: string; revision: number }>(WHOLE),
    ]);
    for (const { id, type, division, supervisingDesk, version: revision } of organisations) {
      this.change.emit(OrganisationRecorded, { id, type, division: shortCode(division), revision, ...(supervisingDesk === null ? {} : { supervisingDesk }) }, id);
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
 * Counts the revision up by one and publishes what `work` touches. All changes are serial under the register's one head, so that copies
 * elsewhere apply them in the order they happened.
 */
export async function changeOfRegister<T>(change: Change, work: (register: RegisterChange) => Promise<T>): Promise<T> {
  const [row] = await change.tx.query<{ revision: number }>('UPDATE register SET revision = revision + 1 WHERE id = $1 RETURNING revision', [REGISTER_ID]);
  if (row === undefined) throw new Error('The register has no revision row');
  const register = new RegisterChange(change, row.revision);
  const result = await work(register);
  await register.publish();
  return result;
}

/** A change of the register by the service itself, at its start. */
export function changeRegister<T>(
  database: ServiceDatabase, tx: Tx, request: { actor: Actor; now: Instant }, work: (register: RegisterChange) => Promise<T>,
): Promise<T> {
  return changeCase(database, tx, { caseId: REGISTER_ID, create: true, ...request }, (change) => changeOfRegister(change, work));
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

function withoutNulls<T extends object>(row: Nullable<T>): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<T>;
}

const DESKS = `
  SELECT d.id, d.code, d.name, d.agency, d.organisation, d.jurisdiction, d.opens_on AS "opensOn", d.closes_on AS "closesOn",
         d.backup_desk AS "backupDesk", d.revision,
         coalesce((SELECT jsonb_agg(jsonb_build_object('staff', m.staff, 'role', m.role) ORDER BY m.staff)
                   FROM desk_member m JOIN staff s ON s.id = m.staff AND s.status = 'ACTIVE' WHERE m.desk = d.id), '[]') AS members
  FROM desk d WHERE d.id = ANY($1) ORDER BY d.code`;

const WHOLE = 'SELECT id, revision FROM desk UNION ALL SELECT id, revision FROM organisation';
