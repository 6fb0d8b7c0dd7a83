import type { Instant } from '@referrals/calendar';
import type { DomainError } from '@referrals/contracts';
import type { DatabaseContext, ServiceDatabase, Tx } from '@referrals/database';
import type { KeyRing, Sealed } from '../keys/key-ring.js';
import { hasEnded, MOST_TRIES, type ImportState } from './import.domain.js';

/** What a file was refused for as it was read, and where. */
export interface ImportRefusal { readonly code: string; readonly facts: DomainError['facts'] }

export interface ImportRecord {
  readonly id: string;
  readonly name: string;
  readonly actsFor: Omit<DatabaseContext, 'at'>;
  readonly shown: boolean;
  readonly state: ImportState;
  readonly at: Instant;
  readonly checkedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly columnsIgnored: number;
  readonly refusal: ImportRefusal | null;
}

const FIELDS = `id, name, acts_for AS "actsFor", shown, state, at, checked_at AS "checkedAt", ended_at AS "endedAt", columns_ignored AS "columnsIgnored", refusal`;
const PIECE_BYTES = 256 * 1024;

/** The next that goes on by itself. It is counted before it is begun; one that began too often without doing a row is stuck. */
const BEGIN = `UPDATE import SET tries = tries + 1, state = CASE WHEN tries < ${MOST_TRIES} THEN state ELSE 'STUCK' END
  WHERE id = (SELECT id FROM import WHERE state IN ('CHECKING', 'APPLYING') ORDER BY at LIMIT 1) RETURNING ${FIELDS}`;

const REMOVE_ENDED = `DELETE FROM import_piece WHERE import_id IN (SELECT DISTINCT p.import_id FROM import_piece p JOIN import i ON i.id = p.import_id WHERE i.state = ANY ($1))`;
const ENDED: readonly ImportState[] = (['APPLIED', 'REFUSED', 'DISCARDED'] as const).filter(hasEnded);

/** Imports and their files as they stand in the database. A file is sealed in pieces, each for its place. */
export class ImportStore {
  constructor(private readonly database: ServiceDatabase, private readonly keys: KeyRing) {}

  find(tx: Tx, id: string): Promise<ImportRecord | undefined> {
    return tx.maybeOne<ImportRecord>(`SELECT ${FIELDS} FROM import WHERE id = $1`, [id]);
  }

  /** For a move: nobody else moves it until the commit. */
  hold(tx: Tx, id: string): Promise<ImportRecord | undefined> {
    return tx.maybeOne<ImportRecord>(`SELECT ${FIELDS} FROM import WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** The one of the same bytes that was not put aside. */
  holdSame(tx: Tx, name: string, digest: string): Promise<ImportRecord | undefined> {
    return tx.maybeOne<ImportRecord>(`SELECT ${FIELDS} FROM import WHERE name = $1 AND digest = $2 AND organisation = (SELECT app.organisation())
      AND state NOT IN ('REFUSED', 'DISCARDED') FOR UPDATE`, [name, digest]);
  }

  latest(tx: Tx, most: number): Promise<ImportRecord[]> {
    return tx.query<ImportRecord>(`SELECT ${FIELDS} FROM import WHERE organisation = (SELECT app.organisation()) ORDER BY at DESC, id DESC LIMIT $1`, [most]);
  }

  add(tx: Tx, given: Pick<ImportRecord, 'id' | 'name' | 'actsFor' | 'shown' | 'at' | 'columnsIgnored'> & { readonly digest: string }, file: Buffer): void {
    const { id, name, digest, actsFor, shown, at, columnsIgnored } = given;
    tx.write(`INSERT INTO import (id, name, digest, staff, organisation, acts_for, shown, state, at, tries, columns_ignored)
      VALUES ($1, $2, $3, app.staff(), app.organisation(), $4, $5, 'CHECKING', $6, 0, $7)`, [id, name, digest, JSON.stringify(actsFor), shown, at, columnsIgnored]);
    for (let n = 0; n * PIECE_BYTES < file.length; n += 1) {
      const piece = file.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES).toString('base64');
      tx.write('INSERT INTO import_piece (import_id, n, sealed) VALUES ($1, $2, $3)', [id, n, this.keys.seal(piece, aboutPiece(id, n))]);
    }
  }

  /** Begins the next one that goes on by itself; undefined when there is none, STUCK when this one must wait. */
  begin(tx: Tx): Promise<ImportRecord | undefined> {
    return tx.maybeOne<ImportRecord>(BEGIN);
  }

  async file(id: string): Promise<Buffer> {
    const pieces = await this.database.asWorker((tx) => tx.query<{ n: number; sealed: Sealed }>('SELECT n, sealed FROM import_piece WHERE import_id = $1 ORDER BY n', [id]));
    return Buffer.concat(pieces.map(({ n, sealed }) => Buffer.from(this.keys.unseal(sealed, aboutPiece(id, n)), 'base64')));
  }

  /** Rows were done: what begins next begins anew to be counted. */
  progress(tx: Tx, id: string): void {
    tx.write('UPDATE import SET tries = 0 WHERE id = $1 AND tries > 0', [id]);
  }

  /** From where it stands in `record` to another state; where it was moved meanwhile it stays there. */
  move(tx: Tx, { id, state: from }: ImportRecord, to: ImportState, at: Instant, more: { checked?: boolean; shown?: boolean; refusal?: ImportRefusal } = {}): void {
    const { checked = false, shown = null, refusal } = more;
    tx.write(`UPDATE import SET state = $3, tries = 0, ended_at = CASE WHEN $4 THEN $5::timestamptz END, checked_at = CASE WHEN $6 THEN $5 ELSE checked_at END,
      shown = coalesce($7, shown), refusal = $8 WHERE id = $1 AND state = $2`, [id, from, to, hasEnded(to), at, checked, shown, refusal === undefined ? null : JSON.stringify(refusal)]);
  }

  /** Removes the files of imports that have ended. Again and again: who was killed behind the end left one. */
  async removeFiles(): Promise<void> {
    await this.database.asWorker(async (tx) => { tx.write(REMOVE_ENDED, [ENDED]); });
  }
}

const aboutPiece = (id: string, n: number): string => `import ${id} piece ${n}`;
