import { createHash } from 'node:crypto';
import {
  DesksPublished, DomainError, type DeskRecord, type DeskRecordV2, type DesksPublishedV2, type DivisionRecord, type EventData, type OrganisationRecord,
  type OrganisationRecordV2,
} from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { DirectoryCopy } from './directory-copy.js';
import { Divisions } from './divisions.js';
import { knownDesk, knownOrganisation, merged } from './told-records.js';

interface State { revision: number; whole: boolean; complete: boolean; stamp: string }
interface Content extends State { desks: DeskRecord[]; desks2: DeskRecordV2[]; organisations: OrganisationRecord[]; organisations2: OrganisationRecordV2[] }
type Table = 'desk_copy' | 'desk_copy_v2' | 'organisation_copy' | 'organisation_copy_v2';

/** xmin names the writer: a copy read inside a transaction that was rolled back is never taken for a later one. */
const STATE = "SELECT greatest(revision, told_revision) AS revision, whole OR complete AS whole, complete, xmin::text || '.' || applied AS stamp";

const all = (table: Table): string => `(SELECT coalesce(json_agg(record), '[]') FROM ${table})`;

/**
 * A service's copy of the directory: applied from events, read into memory once per revision. Decisions are made only with a
 * copy that is whole; the revision they used is kept with them. What the first versions of the events tell and what the second tell is
 * kept apart; here alone it is decided which of the two holds (`knownDesk`).
 */
export class DirectoryCopyStore {
  private cached: { stamp: string; copy: DirectoryCopy } | undefined;
  private cachedDivisions: { stamp: string; divisions: Divisions } | undefined;
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
    const content = await tx.maybeOne<Content>(`${STATE}, ${all('desk_copy')} AS desks, ${all('desk_copy_v2')} AS desks2,
      ${all('organisation_copy')} AS organisations, ${all('organisation_copy_v2')} AS organisations2 FROM directory_copy_state`);
    if (content === undefined) throw new Error('directory_copy_state has no row');
    const { revision, whole, complete, stamp, desks, desks2, organisations, organisations2 } = content;
    const copy = new DirectoryCopy(
      { revision, whole, complete }, merged(desks, desks2, knownDesk), merged(organisations, organisations2, knownOrganisation), this.lastResortCode);
    this.cached = { stamp, copy };
    return copy;
  }

  /** As `load`; a copy that is not whole is DIRECTORY_COPY_INCOMPLETE (503, try again). */
  async loadWhole(tx: Tx): Promise<DirectoryCopy> {
    const copy = await this.load(tx);
    if (!copy.whole) throw new DomainError('DIRECTORY_COPY_INCOMPLETE', { retryAfter: 2 });
    return copy;
  }

  /** The divisions: one statement when memory is up to date. They are all there when the copy is `complete`. */
  async loadDivisions(tx: Tx): Promise<Divisions> {
    const stamp = (await tx.maybeOne<{ stamp: string }>(`SELECT xmin::text || '.' || divisions AS stamp FROM directory_copy_state`))?.stamp;
    if (stamp !== undefined && this.cachedDivisions?.stamp === stamp) return this.cachedDivisions.divisions;
    const content = await tx.maybeOne<{ stamp: string; divisions: DivisionRecord[] }>(
      `SELECT xmin::text || '.' || divisions AS stamp, (SELECT coalesce(json_agg(record), '[]') FROM division_copy) AS divisions FROM directory_copy_state`);
    if (content === undefined) throw new Error('directory_copy_state has no row');
    const divisions = new Divisions(content.divisions);
    this.cachedDivisions = { stamp: content.stamp, divisions };
    return divisions;
  }

  /** Takes a desk's record unless a newer one is here. Answers what was known of it before. */
  async applyDesk(tx: Tx, record: DeskRecord): Promise<DeskRecordV2 | undefined> {
    const [first, second] = await Promise.all([this.apply<DeskRecord>(tx, 'desk_copy', record), this.told<DeskRecordV2>(tx, 'desk_copy_v2', record.id)]);
    return knownDesk(first, second);
  }

  async applyDeskV2(tx: Tx, record: DeskRecordV2): Promise<DeskRecordV2 | undefined> {
    const [first, second] = await Promise.all([this.told<DeskRecord>(tx, 'desk_copy', record.id), this.apply<DeskRecordV2>(tx, 'desk_copy_v2', record), tx.query(SETTLE)]);
    return knownDesk(first, second);
  }

  async applyOrganisation(tx: Tx, record: OrganisationRecord): Promise<void> {
    await this.apply(tx, 'organisation_copy', record);
  }

  async applyOrganisationV2(tx: Tx, record: OrganisationRecordV2): Promise<void> {
    await Promise.all([this.apply(tx, 'organisation_copy_v2', record), tx.query(SETTLE)]);
  }

  async applyDivision(tx: Tx, record: DivisionRecord): Promise<void> {
    this.seen.set(tx, 'CHANGED');
    await Promise.all([tx.query(
      `WITH taken AS (INSERT INTO division_copy (code, revision, record) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, record = excluded.record WHERE division_copy.revision < excluded.revision)
       UPDATE directory_copy_state SET divisions = divisions + 1`,
      [record.code, record.revision, JSON.stringify(record)],
    ), tx.query(SETTLE)]);
  }

  /** Compares what the first versions told with what the directory says it must be; true when it is whole. */
  async applyPublished(tx: Tx, published: EventData<typeof DesksPublished>): Promise<boolean> {
    this.seen.set(tx, 'CHANGED');
    const rows = await tx.query<{ id: string; revision: number }>(
      'SELECT id, revision FROM desk_copy UNION ALL SELECT id, revision FROM organisation_copy',
    );
    const whole = rows.length === published.count && directoryDigest(rows) === published.digest;
    await tx.query('UPDATE directory_copy_state SET revision = $1, whole = $2, applied = applied + 1 WHERE revision <= $1', [published.revision, whole]);
    return whole;
  }

  /** Keeps what a whole copy consists of. It is complete as soon as it has all that, in whatever order it comes: a record may come behind this. */
  async applyPublishedV2(tx: Tx, { revision, count, digest }: EventData<typeof DesksPublishedV2>): Promise<void> {
    this.seen.set(tx, 'CHANGED');
    await Promise.all([tx.query(
      `UPDATE directory_copy_state SET told_revision = $1, told_count = $2, told_digest = $3, complete = false, applied = applied + 1 WHERE told_revision < $1`,
      [revision, count, digest]), tx.query(SETTLE)]);
  }

  private async apply<R extends { id: string; revision: number }>(tx: Tx, table: Table, record: R): Promise<R | undefined> {
    this.seen.set(tx, 'CHANGED');
    // Record and stamp in one statement: nobody beside this sees the one without the other.
    const [before] = await Promise.all([
      this.told<R>(tx, table, record.id),
      tx.query(
        `WITH taken AS (INSERT INTO ${table} (id, revision, record) VALUES ($1, $2, $3)
           ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, record = excluded.record WHERE ${table}.revision < excluded.revision)
         UPDATE directory_copy_state SET applied = applied + 1`,
        [record.id, record.revision, JSON.stringify(record)],
      ),
    ]);
    return before;
  }

  private async told<R>(tx: Tx, table: Table, id: string): Promise<R | undefined> {
    return (await tx.maybeOne<{ record: R }>(`SELECT record FROM ${table} WHERE id = $1`, [id]))?.record;
  }
}

/** SHA-256, hex, over the lines `<id> <revision>`, sorted, joined by newlines. */
export function directoryDigest(rows: readonly { id: string; revision: number }[]): string {
  return createHash('sha256').update(rows.map((row) => `${row.id} ${row.revision}`).sort().join('\n')).digest('hex');
}

/** Marks the copy complete once it has exactly what was last said. It costs nothing before that was said, and nothing when it is complete. */
const SETTLE = `UPDATE directory_copy_state s SET complete = true, applied = applied + 1
  WHERE NOT s.complete AND s.told_revision > 0 AND (s.told_count, s.told_digest) = (
    SELECT count(*), encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex')
    FROM (SELECT id || ' ' || revision AS line FROM desk_copy_v2 UNION ALL SELECT id || ' ' || revision FROM organisation_copy_v2
          UNION ALL SELECT code || ' ' || revision FROM division_copy) told)`;
