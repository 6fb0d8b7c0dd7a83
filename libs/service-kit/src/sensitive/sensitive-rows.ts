import { Injectable } from '@nestjs/common';
import { sensitiveColumns, type EntityClass, type NewRow, type RowChange } from '@referrals/database';
import { normalForm, type LookedUpBy } from '@referrals/policy';
import { KeyRing, type Sealed } from '../keys/key-ring.js';
import type { BlindIndex, IndexedFieldOf, Plain, SealedFieldOf } from './plain.js';

type Fields = Record<string, unknown>;

/**
 * Rows with `@SealedColumn` and `@BlindIndexColumn`: what goes into them is sealed for its row and field, what comes out is opened for
 * them. Ciphertext of another row or field, or changed by a bit, does not open; the error names entity and field and no value.
 * What is sealed today is sealed by the ring's current key and opened by any it has. Indexes are made of the root, which stays when
 * the current key changes: an index is never made anew, and one look-up finds all.
 */
@Injectable()
export class SensitiveRows {
  constructor(private readonly keys: KeyRing) {}

  /** A new row, as it is stored. */
  row<E extends object>(entity: EntityClass<E>, plain: NewRow<Plain<E>>): NewRow<E> {
    return this.stored(entity, plain, plain) as NewRow<E>;
  }

  /** What of a row is to change, as it is stored: with a sealed field its index. `key`: the row's primary key. */
  change<E extends object>(entity: EntityClass<E>, key: Partial<E>, change: RowChange<Plain<E>>): RowChange<E> {
    return this.stored(entity, key, change) as RowChange<E>;
  }

  /** A stored row in plain. */
  plain<E extends object>(entity: EntityClass<E>, row: E): Plain<E> {
    const { sealed, indexed } = sensitiveColumns(entity);
    const hidden = new Set(indexed.map(({ field }) => field));
    const opened = sealed.map(({ field }) => [field, this.open(entity, field as SealedFieldOf<E>, row)]);
    return Object.fromEntries([...Object.entries(row).filter(([field]) => !hidden.has(field)), ...opened]) as Plain<E>;
  }

  /** One field of a row that is written as a part of a set. */
  seal<E extends object, F extends SealedFieldOf<E>>(entity: EntityClass<E>, field: F, key: Partial<E>, value: NonNullable<Plain<E>[F & keyof Plain<E>]>): Sealed {
    return this.keys.seal(JSON.stringify(value), this.about(entity, field, key));
  }

  /** One field of a row. @throws Error when the ciphertext is not this row's and field's, or names a key the ring does not have */
  open<E extends object, F extends SealedFieldOf<E>>(entity: EntityClass<E>, field: F, row: Partial<E>): Plain<E>[F & keyof Plain<E>] {
    const sealed = row[field] as Sealed | null | undefined;
    if (sealed === undefined) throw new Error(`${entity.name}.${field} was not read`);
    if (sealed === null) return null as Plain<E>[F & keyof Plain<E>];
    const about = this.about(entity, field, row);
    try {
      return parsed(this.keys.unseal(sealed, about)) as Plain<E>[F & keyof Plain<E>];
    } catch (error) {
      throw new Error(`${entity.name}.${field} does not open: ${(error as Error).message}`, { cause: error });
    }
  }

  /** What this index holds where its field is `typed`, however that is written: a condition. What nothing can be found by finds nothing. */
  index<E extends object>(entity: EntityClass<E>, field: IndexedFieldOf<E>, typed: string): BlindIndex {
    const index = sensitiveColumns(entity).indexed.find((one) => one.field === field);
    if (index === undefined) throw new Error(`${entity.name}.${field} is no index`);
    return blindIndex(this.keys, index.subject, index.kind as LookedUpBy, typed) ?? NOTHING;
  }

  private stored(entity: EntityClass, key: Fields, plain: Fields): Fields {
    const { sealed, indexed } = sensitiveColumns(entity);
    const closed = sealed.filter(({ field }) => plain[field] !== undefined).map(({ field, about }) =>
      [field, plain[field] === null ? null : this.keys.seal(JSON.stringify(plain[field]), aboutRow(entity, about, key))]);
    const found = indexed.filter(({ of }) => plain[of] !== undefined).map(({ field, of, subject, kind }) =>
      [field, typeof plain[of] === 'string' ? blindIndex(this.keys, subject, kind as LookedUpBy, plain[of]) ?? null : null]);
    return { ...plain, ...Object.fromEntries([...closed, ...found]) as Fields };
  }

  private about(entity: EntityClass, field: string, key: Fields): string {
    const about = sensitiveColumns(entity).sealed.find((one) => one.field === field)?.about;
    if (about === undefined) throw new Error(`${entity.name}.${field} is not sealed`);
    return aboutRow(entity, about, key);
  }
}

/** JSON's own error quotes what it was given. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is no JSON');
  }
}

/** No value has this for its hash: it is shorter. */
const NOTHING = '' as BlindIndex;

/** The row that ciphertext belongs to. These words are in every ciphertext there is: they never change. */
function aboutRow(entity: EntityClass, about: string, row: Fields): string {
  const key = sensitiveColumns(entity).key.map((field) => row[field]);
  if (key.length === 0 || key.some((part) => typeof part !== 'string' && typeof part !== 'number')) throw new Error(`${entity.name}: what is sealed needs its row's whole primary key`);
  return [about, ...key].join(' ');
}

/**
 * The keyed hash of a value's one form; undefined where nothing can be found by it. A subject is one table's people: services of one
 * installation share its keys, and under the same subject equal numbers would be seen to be equal in all of them.
 */
export function blindIndex(keys: KeyRing, subject: string, kind: LookedUpBy, typed: string): BlindIndex | undefined {
  const form = normalForm(kind, typed);
  return form === undefined ? undefined : keys.blindIndex(`${subject} ${kind}`, form) as BlindIndex;
}
