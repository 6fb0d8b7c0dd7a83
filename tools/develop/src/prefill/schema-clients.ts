import pg from 'pg';
import { schemas } from '@referrals/services';

/** The superuser's URL of the database that holds a schema: one for all in one process, one for each with a process per service. */
export type UrlOfSchema = (schema: string) => string;

/** A superuser's connection to each database that holds schemas of ours, asked for by schema or by `schema.table`. */
export class SchemaClients {
  private constructor(private readonly bySchema: ReadonlyMap<string, pg.Client>) {}

  static async open(urlOf: UrlOfSchema): Promise<SchemaClients> {
    const byUrl = new Map<string, pg.Client>();
    for (const url of new Set(schemas.map(urlOf))) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      byUrl.set(url, client);
    }
    return new SchemaClients(new Map(schemas.map((schema) => [schema, byUrl.get(urlOf(schema)) as pg.Client])));
  }

  of(schemaOrTable: string): pg.Client {
    const client = this.bySchema.get(schemaOrTable.split('.')[0] ?? '');
    if (client === undefined) throw new Error(`No database holds ${schemaOrTable}`);
    return client;
  }

  /** The same statement on each connection, or statements without parameters. */
  async all<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
    const read = await Promise.all([...new Set(this.bySchema.values())].map((client) => client.query<R>(sql)));
    return read.flatMap(({ rows }) => rows);
  }

  async end(): Promise<void> {
    await Promise.all([...new Set(this.bySchema.values())].map((client) => client.end()));
  }
}
