import { BackupError, type SchemaForm, type SequenceState, type TableShape, type TableTotal } from '@referrals/database';

/** What a backup holds, in this order: one manifest, the secrets, each table (its rows follow, then its total), sequences, the end. */
export type Entry =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'secret'; readonly name: string; readonly content: string }
  | { readonly kind: 'table'; readonly table: TableShape }
  | { readonly kind: 'rows'; readonly rows: Buffer }
  | { readonly kind: 'total'; readonly total: TableTotal }
  | { readonly kind: 'sequences'; readonly sequences: readonly SequenceState[] }
  | { readonly kind: 'end'; readonly tables: number };

export interface Manifest {
  readonly release: string;
  /** Moment of the snapshot. */
  readonly madeAt: string;
  readonly form: SchemaForm;
}

const RECORD = 1;
const ROWS = 2;
const LONGEST = 64 * 1_048_576;

/** One entry as bytes: its kind, its length, itself. */
export function writeEntry(entry: Entry): Buffer {
  const body = entry.kind === 'rows' ? entry.rows : Buffer.from(JSON.stringify(entry));
  const head = Buffer.alloc(5);
  head[0] = entry.kind === 'rows' ? ROWS : RECORD;
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** @throws BackupError BACKUP_DAMAGED when the bytes do not end with an entry */
export async function* readEntries(bytes: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = 5;
  for await (const piece of bytes) {
    held.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    let whole = Buffer.concat(held);
    while (whole.length >= 5) {
      wanted = 5 + whole.readUInt32BE(1);
      if (wanted > LONGEST) throw new BackupError('BACKUP_DAMAGED');
      if (whole.length < wanted) break;
      yield entryOf(whole[0], whole.subarray(5, wanted));
      whole = whole.subarray(wanted);
      wanted = 5;
    }
    held = [whole];
    size = whole.length;
  }
  if (size > 0) throw new BackupError('BACKUP_DAMAGED');
}

function entryOf(kind: number | undefined, body: Buffer): Entry {
  return kind === ROWS ? { kind: 'rows', rows: body } : JSON.parse(body.toString('utf8')) as Entry;
}
