import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Value = string | number | boolean | null | undefined | readonly string[] | object;

/** Rows by COPY into a table of the registry: fields are columns in snake case; what a row does not say is null. Objects are JSON. */
export async function copyRows(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = rows.map((row) => fields.map((field) => cell((row as Record<string, Value>)[field])).join('\t')).join('\n');
  const columns = fields.map((field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  await pipeline(Readable.from([Buffer.from(`${text}\n`)]), client.query(copyFrom(`COPY child_registry.${table} (${columns.join(', ')}) FROM STDIN`)));
}

function cell(value: Value): string {
  if (value === null || value === undefined) return String.raw`\N`;
  if (Array.isArray(value)) return escaped(`{${(value as readonly string[]).map((one) => JSON.stringify(one)).join(',')}}`);
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\t', String.raw`\t`).replaceAll('\n', String.raw`\n`);
