import { DataSource, type EntityMetadata } from 'typeorm';
import { SnakeCase } from './columns.js';

/** A class that TypeORM maps to a table. */
export type EntityClass<E extends object = object> = new () => E;

/**
 * What TypeORM knows of a service's tables. It has no connection of its own and makes no tables: statements go through `Tx`, and
 * migrations are SQL. Names without a schema are found by the connection's search_path, as in hand-written SQL.
 */
export class Entities extends DataSource {
  private constructor(classes: readonly EntityClass[]) {
    super({ type: 'postgres', entities: [...classes], namingStrategy: new SnakeCase(), driver: { Pool: NoPool } });
  }

  /** Reads the decorators and checks them. @throws Error that names each entity with more than a row's columns, and what that is */
  static async of(classes: readonly EntityClass[]): Promise<Entities> {
    const entities = new Entities(classes);
    await entities.buildMetadatas();
    const faults = entities.entityMetadatas.flatMap(moreThanARow);
    if (faults.length > 0) throw new Error(`An entity has the columns of its table and nothing else: ${faults.join('; ')}`);
    return entities;
  }
}

/**
 * What the database or TypeORM makes up has to be read back, and reading back needs a policy of its own; relations, listeners and
 * embedded or inherited rows send statements nobody wrote.
 */
function moreThanARow({ name, columns, relations, listeners, embeddeds, inheritancePattern }: EntityMetadata): string[] {
  const relationColumns = new Set(relations.flatMap(({ joinColumns }) => joinColumns));
  return [
    ...columns.filter((one) => !relationColumns.has(one)).flatMap((one) => {
      if (one.default !== undefined) return [`${one.propertyName} has a default`];
      if (one.isGenerated || one.asExpression !== undefined) return [`${one.propertyName} is generated`];
      if (one.isVersion || one.isDeleteDate || one.isVirtual || one.isVirtualProperty) return [`${one.propertyName} is kept by TypeORM`];
      return one.isSelect && one.isInsert && one.isUpdate ? [] : [`${one.propertyName} is left out of some statements`];
    }),
    ...relations.map(({ propertyName }) => `${propertyName} is a relation`),
    ...listeners.map(({ propertyName }) => `${propertyName} is a listener`),
    ...embeddeds.map(({ propertyName }) => `${propertyName} is embedded`),
    ...(inheritancePattern === undefined ? [] : ['it is a table for several classes']),
  ].map((fault) => `${name}: ${fault}`);
}

/** TypeORM opens no connection beside ours. */
class NoPool {
  constructor() {
    throw new Error('TypeORM has no connections here: statements go through Tx');
  }
}
