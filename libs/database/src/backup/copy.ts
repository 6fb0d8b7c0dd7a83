import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { contentQuery, identifier, type TableShape, type TableTotal } from './catalogue.js';
import { asBackupError } from './session.js';

const NEWLINE = 10;

/** Counts and hashes a table's COPY text as it passes. In that text a newline is the end of a row and nothing else. */
export class ContentDigest {
  private readonly hash = createHash('sha256');
  private rows = 0;

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.rows += 1;
  }

  total({ schema, name }: Pick<TableShape, 'schema' | 'name'>): TableTotal {
    return { schema, name, rows: this.rows, digest: this.hash.digest('hex') };
  }
}

/** A table's content as COPY text, chunk by chunk; only as fast as it is taken. */
export async function* copyOut(client: pg.Client, table: TableShape): AsyncGenerator<Buffer> {
  try {
    const stream = client.query(copyTo(`COPY (${await contentQuery(client, table)}) TO STDOUT`));
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw asBackupError(error);
  }
}

/** Fills a table with COPY text. Identity columns keep their values, also those GENERATED ALWAYS. */
export async function copyIn(client: pg.Client, { schema, name, columns }: TableShape, rows: AsyncIterable<Buffer>): Promise<void> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await pipeline(rows, client.query(copyFrom(`COPY ${identifier(schema, name)} (${list}) FROM STDIN`)));
}

/** What a table holds now. */
export async function totalOf(client: pg.Client, table: TableShape): Promise<TableTotal> {
  const digest = new ContentDigest();
  for await (const chunk of copyOut(client, table)) digest.add(chunk);
  return digest.total(table);
}
