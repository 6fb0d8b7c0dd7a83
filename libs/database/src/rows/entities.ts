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

  /** Reads the decorators and checks them. @throws Error what a class has that a row has not */
  static async of(classes: readonly EntityClass[]): Promise<Entities> {
    const entities = new Entities(classes);
    await entities.buildMetadatas();
    entities.entityMetadatas.forEach(refuseMoreThanRows);
    return entities;
  }
}

/** What the database makes up has to be read back, and reading back needs a policy of its own; relations and listeners send statements nobody wrote. */
function refuseMoreThanRows({ name, columns, relations, listeners }: EntityMetadata): void {
  const made = columns.filter((one) => one.isInsert && (one.default !== undefined || one.isGenerated || one.isVersion || one.isCreateDate || one.isUpdateDate));
  const more = [...made.map((one) => one.propertyName), ...relations.map((one) => one.propertyName), ...listeners.map((one) => one.propertyName)];
  if (more.length > 0) throw new Error(`Entity ${name} has more than a row: ${more.join(', ')}`);
}

/** TypeORM opens no connection beside ours. */
class NoPool {
  constructor() {
    throw new Error('TypeORM has no connections here: statements go through Tx');
  }
}
