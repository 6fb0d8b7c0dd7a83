import { Column, getMetadataArgsStorage, type ColumnOptions } from 'typeorm';
import { SnakeCase } from './columns.js';
import type { EntityClass } from './entities.js';

type Nullable = Pick<ColumnOptions, 'nullable'>;

/** A text column that holds ciphertext of `about`, bound to the row by its primary key: moved to another row it does not open. */
export interface SealedField { readonly field: string; readonly about: string }

/** A keyed hash of another field's one form, by which its row is found. `subject`: whose field it is; equal values of one subject and kind have equal hashes. */
export interface IndexedField { readonly field: string; readonly of: string; readonly subject: string; readonly kind: string }

export interface SensitiveColumns {
  /** Fields of the primary key, as they are declared. */
  readonly key: readonly string[];
  readonly sealed: readonly SealedField[];
  readonly indexed: readonly IndexedField[];
}

const sealedFields = new Map<object, SealedField[]>();
const indexedFields = new Map<object, IndexedField[]>();

/** A column of sealed values. `about` names the field for ever: ciphertexts carry it. Two fields of a table never share one. */
export const SealedColumn = (about: string, options: Nullable = {}): PropertyDecorator => remember(sealedFields, options, (field) => ({ field, about }));

/** A column by which rows are found whose sealed field `of` is the same. Null where that field has nothing to be found by. */
export const BlindIndexColumn = ({ nullable = true, ...index }: Omit<IndexedField, 'field'> & Nullable): PropertyDecorator =>
  remember(indexedFields, { nullable }, (field) => ({ field, ...index }));

function remember<T>(fields: Map<object, T[]>, options: Nullable, make: (field: string) => T): PropertyDecorator {
  return (target, property) => {
    Column('text', options)(target, property);
    fields.set(target.constructor, [...fields.get(target.constructor) ?? [], make(String(property))]);
  };
}

/** What is sensitive in an entity's rows. @throws Error where two fields are sealed as the same, or an index is of a field that is not sealed */
export function sensitiveColumns(entity: EntityClass): SensitiveColumns {
  const sealed = sealedFields.get(entity) ?? [];
  const indexed = indexedFields.get(entity) ?? [];
  const key = getMetadataArgsStorage().columns.filter(({ target, options }) => target === entity && options.primary === true).map(({ propertyName }) => propertyName);
  if (new Set(sealed.map(({ about }) => about)).size < sealed.length) throw new Error(`${entity.name}: two fields are sealed as the same`);
  const loose = indexed.find(({ of }) => !sealed.some(({ field }) => field === of));
  if (loose !== undefined) throw new Error(`${entity.name}: ${loose.field} is an index of ${loose.of}, which is not sealed`);
  return { key, sealed, indexed };
}

/** Every column of ciphertext of these entities, as the database names it. */
export function ciphertextColumns(entities: readonly EntityClass[]): { table: string; column: string }[] {
  const naming = new SnakeCase();
  return entities.flatMap((entity) => {
    const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';
    return sensitiveColumns(entity).sealed.map(({ field }) => ({ table, column: naming.columnName(field, undefined, []) }));
  });
}
