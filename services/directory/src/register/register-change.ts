import type { Instant } from '@referrals/calendar';
import { REGISTER_ID } from '@referrals/contracts';
import { Any, changeCase, type Actor, type Change, type ServiceDatabase, type Tx } from '@referrals/database';
import { Desk } from '../desks/desk.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { publishRegister } from './publish-register.js';

/** A change of the register under way. What is touched is published to the other services when the change is complete. */
export class RegisterChange {
  private readonly desks = new Set<string>();
  private readonly organisations = new Set<string>();
  private later = false;

  constructor(readonly change: Change, readonly revision: number) {}

  get tx(): Tx { return this.change.tx; }

  touchDesk(...ids: readonly string[]): void {
    for (const id of ids) this.desks.add(id);
  }

  touchOrganisation(...ids: readonly string[]): void {
    for (const id of ids) this.organisations.add(id);
  }

  /** Leaves it to the next change to publish this one, too: half of a register must not look whole to a copy. */
  publishLater(): void {
    this.later = true;
  }

  /** Publishes what was touched as it stands now, and whatever else the other services were not told of. */
  async publish(): Promise<void> {
    if (this.later) return;
    const { manager } = this.tx;
    if (this.organisations.size > 0) void manager.update(Organisation, { id: Any([...this.organisations]) }, { version: this.revision });
    if (this.desks.size > 0) void manager.update(Desk, { id: Any([...this.desks]) }, { version: this.revision });
    await publishRegister(this.change, this.revision, { desks: this.desks, organisations: this.organisations });
  }
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
