import {
  EntityManager, QueryResult, type DeleteResult, type EntityTarget, type FindOptionsWhere, type InsertResult, type ObjectLiteral, type SelectQueryBuilder, type UpdateResult,
} from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { heard } from '../heard.js';
import type { Entities, EntityClass } from './entities.js';

type NullableKey<E> = { [K in keyof E]: null extends E[K] ? K : never }[keyof E];
/** A row to insert: what may be null may be left out. */
export type NewRow<E> = Omit<E, NullableKey<E>> & { [K in NullableKey<E>]?: E[K] | undefined };
/** What to change of a row: what is undefined stays as it is. */
export type RowChange<E> = { [K in keyof E]?: E[K] | undefined };

/**
 * TypeORM's entity manager inside a `Tx`: its statements are sent by the transaction's own connection, prepared, in one message with
 * what else is issued now. Each is issued before its call returns, so they run in the order in which they stand in the code.
 * A read may be left unread, as with `Tx.query`: what it fails with is heard by the commit, and never ends the process as unheard.
 * Left out is what reads before it writes (`save`, `remove`) and what would begin a transaction.
 */
export interface Rows extends Pick<EntityManager, 'find' | 'findBy' | 'findOne' | 'findOneBy' | 'existsBy' | 'countBy' | 'createQueryBuilder'> {
  /** What these three fail with is heard by the commit in any case: who need not read on need not wait (`void`). */
  insert<E extends object>(entity: EntityClass<E>, rows: NewRow<E> | readonly NewRow<E>[]): Promise<InsertResult>;
  update<E extends object>(entity: EntityClass<E>, where: FindOptionsWhere<E>, change: RowChange<E>): Promise<UpdateResult>;
  delete<E extends object>(entity: EntityClass<E>, where: FindOptionsWhere<E>): Promise<DeleteResult>;
}

/** An entity's table and columns: of those `names`, or all; `sql` selects them from the alias `r` under their names in the class. */
export interface EntityColumns { readonly table: string; readonly sql: string; readonly column: (name: string) => string }

/** For statements of our own that answer rows as entities: a page, which is a set. */
export function columnsOf<E extends object>(rows: Rows, entity: EntityClass<E>, names?: readonly (keyof E & string)[]): EntityColumns {
  const { tableName, columns } = (rows as unknown as TxManager).connection.getMetadata(entity);
  const column = (name: string): string => {
    const found = columns.find(({ propertyName }) => propertyName === name);
    if (found === undefined) throw new Error(`${entity.name} has no column ${name}`);
    return `r.${found.databaseName}`;
  };
  const shown = names ?? columns.map(({ propertyName }) => propertyName);
  return { table: tableName, column, sql: shown.map((name) => `${column(name)} AS "${name}"`).join(', ') };
}

/** What of a `Tx` the manager needs. */
interface Statements {
  result(text: string, values: readonly unknown[]): Promise<{ rows: object[]; rowCount: number | null }>;
  flush(): Promise<void>;
  refuse(reason: Error): void;
}

export const rowsOf = (entities: Entities, tx: Statements): Rows => new TxManager(entities, tx);

/** What a builder of a read ends with. */
const ENDS = ['getOne', 'getMany', 'getRawOne', 'getRawMany', 'getCount', 'getExists'] as const;

class TxManager extends EntityManager {
  constructor(entities: Entities, private readonly tx: Statements) {
    super(entities, new TxRunner(entities, tx));
  }

  /** Listeners would be waited for before a statement is issued; entities have none. */
  override createQueryBuilder<E extends ObjectLiteral>(...given: unknown[]): SelectQueryBuilder<E> {
    const builder = super.createQueryBuilder<E>(...(given as [EntityTarget<E>, string])).callListeners(false);
    return Object.assign(builder, Object.fromEntries(ENDS.map((end) => {
      const read = builder[end].bind(builder) as () => Promise<unknown>;
      return [end, () => heard(read())];
    })));
  }

  override find<E extends ObjectLiteral>(...given: Parameters<EntityManager['find']>): Promise<E[]> { return heard(super.find(...given) as Promise<E[]>); }
  override findBy<E extends ObjectLiteral>(...given: Parameters<EntityManager['findBy']>): Promise<E[]> { return heard(super.findBy(...given) as Promise<E[]>); }
  override findOne<E extends ObjectLiteral>(...given: Parameters<EntityManager['findOne']>): Promise<E | null> { return heard(super.findOne(...given) as Promise<E | null>); }
  override findOneBy<E extends ObjectLiteral>(...given: Parameters<EntityManager['findOneBy']>): Promise<E | null> { return heard(super.findOneBy(...given) as Promise<E | null>); }
  override existsBy(...given: Parameters<EntityManager['existsBy']>): Promise<boolean> { return heard(super.existsBy(...given)); }
  override countBy(...given: Parameters<EntityManager['countBy']>): Promise<number> { return heard(super.countBy(...given)); }

  override insert(...given: Parameters<EntityManager['insert']>): Promise<InsertResult> { return this.write(() => super.insert(...given)); }
  override update(...given: Parameters<EntityManager['update']>): Promise<UpdateResult> { return this.write(() => super.update(...given)); }
  override delete(...given: Parameters<EntityManager['delete']>): Promise<DeleteResult> { return this.write(() => super.delete(...given)); }

  /** Behind what `Tx.write` was given before: a row may rest on it. */
  private write<R>(issue: () => Promise<R>): Promise<R> {
    void heard(this.tx.flush());
    const written = issue();
    // Also where nobody waits, and where there was no statement that could fail: a condition that names nothing, a field no column has.
    written.catch((reason: Error) => this.tx.refuse(reason));
    return written;
  }
}

/** Sends statements through a `Tx`, which alone begins, commits and rolls back. */
class TxRunner extends PostgresQueryRunner {
  override isTransactionActive = true;

  constructor(entities: Entities, private readonly tx: Statements) {
    super(entities.driver as PostgresDriver, 'master');
  }

  /** An error stays PostgreSQL's own: TypeORM's would carry the values along. */
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(text: string, values: unknown[] = [], structured = false): Promise<any> {
    return this.tx.result(text, values).then(({ rows, rowCount }) =>
      (structured ? Object.assign(new QueryResult(), { raw: rows, records: rows, affected: rowCount ?? 0 }) : rows));
  }

  override connect(): never { throw new Error('The connection is the transaction’s'); }
}
