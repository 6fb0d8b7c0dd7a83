import { createHash } from 'node:crypto';
import { DesksPublished, DomainError, type DeskRecord, type EventData, type OrganisationRecord } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { DirectoryCopy } from './directory-copy.js';

interface State { revision: number; whole: boolean; stamp: string }
interface Content extends State { desks: DeskRecord[]; organisations: OrganisationRecord[] }

/** xmin names the writer: a copy read inside a transaction that was rolled back is never taken for a later one. */
const STATE = "SELECT revision, whole, xmin::text || '.' || applied AS stamp";

/**
 * A service's copy of the directory: applied from events, read into memory once per revision. Decisions are made only with a
 * copy that is whole; the revision they used is kept with them.
 */
export class DirectoryCopyStore {
  private cached: { stamp: string; copy: DirectoryCopy } | undefined;
  /** The copy each open transaction has seen. CHANGED: it applied something itself, and may yet go back behind a savepoint. */
  private readonly seen = new WeakMap<Tx, Promise<DirectoryCopy> | 'CHANGED'>();

  constructor(private readonly lastResortCode: string | undefined) {}

  /**
   * The copy as this transaction first saw it, and what it has applied itself since: one statement when memory is up to date, none
   * the second time. Whoever takes a lock against changes of the directory calls `forget` behind it.
   */
  async load(tx: Tx): Promise<DirectoryCopy> {
    const seen = this.seen.get(tx);
    if (seen === 'CHANGED') return this.read(tx);
    if (seen !== undefined) return seen;
    const copy = this.read(tx);
    this.seen.set(tx, copy);
    // A statement that failed behind a savepoint must not be what later events of the batch see.
    copy.catch(() => { if (this.seen.get(tx) === copy) this.seen.delete(tx); });
    return copy;
  }

  /** The next `load` of this transaction asks the database again. */
  forget(tx: Tx): void {
    if (this.seen.get(tx) !== 'CHANGED') this.seen.delete(tx);
  }

  private async read(tx: Tx): Promise<DirectoryCopy> {
    const state = await tx.maybeOne<State>(`${STATE} FROM directory_copy_state`);
    if (state !== undefined && this.cached?.stamp === state.stamp) return this.cached.copy;
    // One statement sees one moment: what is applied beside it belongs to another stamp.
    const content = await tx.maybeOne<Content>(`${STATE}, (SELECT coalesce(json_agg(record), '[]') FROM desk_copy) AS desks,
      (SELECT coalesce(json_agg(record), '[]') FROM organisation_copy) AS organisations FROM directory_copy_state`);
    if (content === undefined) throw new Error('directory_copy_state has no row');
    const { revision, whole, stamp, desks, organisations } = content;
    const copy = new DirectoryCopy(revision, whole, desks, organisations, this.lastResortCode);
    this.cached = { stamp, copy };
    return copy;
  }

  /** As `load`; a copy that is not whole is DIRECTORY_COPY_INCOMPLETE (503, try again). */
  async loadWhole(tx: Tx): Promise<DirectoryCopy> {
    const copy = await this.load(tx);
    if (!copy.whole) throw new DomainError('DIRECTORY_COPY_INCOMPLETE', { retryAfter: 2 });
    return copy;
  }

  /** Takes a desk's record unless a newer one is here. Answers the record it replaced. */
  async applyDesk(tx: Tx, record: DeskRecord): Promise<DeskRecord | undefined> {
    return this.apply(tx, 'desk_copy', record);
  }

  async applyOrganisation(tx: Tx, record: OrganisationRecord): Promise<OrganisationRecord | undefined> {
    return this.apply(tx, 'organisation_copy', record);
  }

  /** Compares the copy with what the directory says it must be; true when it is whole. */
  async applyPublished(tx: Tx, published: EventData<typeof DesksPublished>): Promise<boolean> {
    this.seen.set(tx, 'CHANGED');
    const rows = await tx.query<{ id: string; revision: number }>(
      'SELECT id, revision FROM desk_copy UNION ALL SELECT id, revision FROM organisation_copy',
    );
    const whole = rows.length === published.count && directoryDigest(rows) === published.digest;
    await tx.query('UPDATE directory_copy_state SET revision = $1, whole = $2, applied = applied + 1 WHERE revision <= $1', [published.revision, whole]);
    return whole;
  }

  private async apply<R extends { id: string; revision: number }>(tx: Tx, table: 'desk_copy' | 'organisation_copy', record: R): Promise<R | undefined> {
    this.seen.set(tx, 'CHANGED');
    // Record and stamp in one statement: nobody beside this sees the one without the other.
    const [before] = await Promise.all([
      tx.maybeOne<{ record: R }>(`SELECT record FROM ${table} WHERE id = $1`, [record.id]),
      tx.query(
        `WITH taken AS (INSERT INTO ${table} (id, revision, record) VALUES ($1, $2, $3)
           ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, record = excluded.record WHERE ${table}.revision < excluded.revision)
         UPDATE directory_copy_state SET applied = applied + 1`,
        [record.id, record.revision, JSON.stringify(record)],
      ),
    ]);
    return before?.record;
  }
}

/** SHA-256, hex, over the lines `<id> <revision>` of all desks and organisations, sorted, joined by newlines. */
export function directoryDigest(rows: readonly { id: string; revision: number }[]): string {
  return createHash('sha256').update(rows.map((row) => `${row.id} ${row.revision}`).sort().join('\n')).digest('hex');
}
