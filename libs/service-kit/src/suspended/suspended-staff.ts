import { millisOf, systemClock } from '@referrals/calendar';
import type { EventData, StaffStandingRecorded } from '@referrals/contracts';
import type { ServiceDatabase, Tx } from '@referrals/database';

/** So old the list in memory may be: what another replica heard is known here by then. */
const KEPT_MS = 10_000;
/** A database that does not answer leaves the list good for so long. */
const GOOD_MS = 60_000;

interface Known { readonly staff: ReadonlySet<string>; readonly at: number }

const lists = new WeakMap<ServiceDatabase, SuspendedStaff>();

/** The one list of a running service: its guard, its streams and its handlers ask the same. */
export function suspendedStaffOf(database: ServiceDatabase): SuspendedStaff {
  const list = lists.get(database) ?? new SuspendedStaff(database);
  lists.set(database, list);
  return list;
}

/**
 * Whose account is suspended, and since when each stands as it does, kept from the directory's events. A token that was issued before is refused from the moment the event is handled
 * here, in other replicas of the service within ten seconds; what a token says of its person is believed no longer than that.
 */
export class SuspendedStaff {
  private known: Known | undefined;
  private asking: Promise<Known> | undefined;

  constructor(private readonly database: ServiceDatabase) {}

  /** @throws DomainError DATABASE_UNAVAILABLE when the list is older than a minute and cannot be asked for */
  async has(staff: string): Promise<boolean> {
    return (await this.current()).staff.has(staff);
  }

  /** The register's revision when the directory last said how this account stands; 0: it never did. Asked of the database each time: tickets are rare. */
  async standsSince(staff: string): Promise<number> {
    return (await this.database.asWorker((tx) => tx.maybeOne<{ revision: number }>('SELECT revision FROM suspended_staff WHERE staff = $1', [staff])))?.revision ?? 0;
  }

  /** Takes what the directory says of an account, unless it said something later already. */
  async take(tx: Tx, { staff, suspended, revision }: EventData<typeof StaffStandingRecorded>): Promise<void> {
    await tx.query(
      `INSERT INTO suspended_staff (staff, suspended, revision) VALUES ($1, $2, $3)
       ON CONFLICT (staff) DO UPDATE SET suspended = excluded.suspended, revision = excluded.revision WHERE suspended_staff.revision < excluded.revision`,
      [staff, suspended, revision],
    );
    tx.afterCommit(() => { this.known = undefined; });
  }

  private async current(): Promise<Known> {
    // The machine's time, as tokens are verified by it.
    const now = millisOf(systemClock.now());
    if (this.known !== undefined && now - this.known.at < KEPT_MS && this.known.at <= now) return this.known;
    const before = this.known;
    this.asking ??= this.ask(now).finally(() => { this.asking = undefined; });
    try {
      return await this.asking;
    } catch (error) {
      if (before !== undefined && now - before.at < GOOD_MS) return before;
      throw error;
    }
  }

  private async ask(at: number): Promise<Known> {
    const rows = await this.database.asWorker((tx) => tx.query<{ staff: string }>('SELECT staff FROM suspended_staff WHERE suspended'));
    return (this.known = { staff: new Set(rows.map(({ staff }) => staff)), at });
  }
}
