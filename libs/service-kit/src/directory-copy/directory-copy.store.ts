import { createHash } from 'node:crypto';
import { DesksPublished, DomainError, type DeskRecord, type EventData, type OrganisationRecord } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { DirectoryCopy } from './directory-copy.js';

interface State { revision: number; whole: boolean; stamp: string }

/**
 * A service's copy of the directory: applied from events, read into memory once per revision. Decisions are made only with a
 * copy that is whole; the revision they used is kept with them.
 */
export class DirectoryCopyStore {
  private cached: { stamp: string; copy: DirectoryCopy } | undefined;

  constructor(private readonly lastResortCode: string | undefined) {}

  /** The copy as this transaction sees it; one statement when memory is up to date. */
  async load(tx: Tx): Promise<DirectoryCopy> {
    // xmin names the writer: a copy read inside a transaction that was rolled back is never taken for a later one.
    const state = await tx.maybeOne<State>("SELECT revision, whole, xmin::text || '.' || applied AS stamp FROM directory_copy_state");
    if (state === undefined) throw new Error('directory_copy_state has no row');
    if (this.cached?.stamp === state.stamp) return this.cached.copy;
    const [desks, organisations] = await Promise.all([
      tx.query<{ record: DeskRecord }>('SELECT record FROM desk_copy'),
      tx.query<{ record: OrganisationRecord }>('SELECT record FROM organisation_copy'),
    ]);
    const copy = new DirectoryCopy(
      state.revision, state.whole, desks.map((row) => row.record), organisations.map((row) => row.record), this.lastResortCode,
    );
    this.cached = { stamp: state.stamp, copy };
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
    const rows = await tx.query<{ id: string; revision: number }>(
      'SELECT id, revision FROM desk_copy UNION ALL SELECT id, revision FROM organisation_copy',
    );
    const whole = rows.length === published.count && directoryDigest(rows) === published.digest;
    await tx.query('UPDATE directory_copy_state SET revision = $1, whole = $2, applied = applied + 1 WHERE revision <= $1', [published.revision, whole]);
    return whole;
  }

  private async apply<R extends { id: string; revision: number }>(tx: Tx, table: 'desk_copy' | 'organisation_copy', record: R): Promise<R | undefined> {
    const before = await tx.maybeOne<{ record: R }>(`SELECT record FROM ${table} WHERE id = $1`, [record.id]);
    await tx.query(
      `INSERT INTO ${table} (id, revision, record) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, record = excluded.record WHERE ${table}.revision < excluded.revision`,
      [record.id, record.revision, JSON.stringify(record)],
    );
    await tx.query('UPDATE directory_copy_state SET applied = applied + 1');
    return before?.record;
  }
}

/** SHA-256, hex, over the lines `<id> <revision>` of all desks and organisations, sorted, joined by newlines. */
export function directoryDigest(rows: readonly { id: string; revision: number }[]): string {
  return createHash('sha256').update(rows.map((row) => `${row.id} ${row.revision}`).sort().join('\n')).digest('hex');
}
