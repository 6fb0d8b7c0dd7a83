import type pg from 'pg';
import { identifier } from './catalogue.js';

interface Constraint { readonly schema: string; readonly name: string; readonly constraint: string; readonly definition: string }
interface Trigger { readonly schema: string; readonly name: string; readonly trigger: string; readonly always: boolean }

/** What must not watch while tables are filled one after the other. */
export interface Watchers { readonly constraints: readonly Constraint[]; readonly triggers: readonly Trigger[] }

const CONSTRAINTS = `
  SELECT n.nspname AS schema, c.relname AS name, o.conname AS constraint, pg_get_constraintdef(o.oid) AS definition
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE o.contype = 'f' AND o.conparentid = 0 AND n.nspname = ANY ($1) ORDER BY 1, 2, 3`;

const TRIGGERS = `
  SELECT n.nspname AS schema, c.relname AS name, t.tgname AS trigger, t.tgenabled = 'A' AS always
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled IN ('O', 'A') AND n.nspname = ANY ($1) ORDER BY 1, 2, 3`;

/** Removes foreign keys and silences triggers, inside the transaction that fills the tables. */
export async function suspendWatchers(client: pg.Client, schemas: readonly string[]): Promise<Watchers> {
  const constraints = (await client.query<Constraint>(CONSTRAINTS, [schemas])).rows;
  const triggers = (await client.query<Trigger>(TRIGGERS, [schemas])).rows;
  for (const { schema, name, constraint } of constraints) {
    await client.query(`ALTER TABLE ${identifier(schema, name)} DROP CONSTRAINT ${client.escapeIdentifier(constraint)}`);
  }
  for (const { schema, name, trigger } of triggers) {
    await client.query(`ALTER TABLE ${identifier(schema, name)} DISABLE TRIGGER ${client.escapeIdentifier(trigger)}`);
  }
  return { constraints, triggers };
}

/** Puts them back as they were; a foreign key is checked over all rows as it returns. */
export async function resumeWatchers(client: pg.Client, { constraints, triggers }: Watchers): Promise<void> {
  for (const { schema, name, constraint, definition } of constraints) {
    await client.query(`ALTER TABLE ${identifier(schema, name)} ADD CONSTRAINT ${client.escapeIdentifier(constraint)} ${definition}`);
  }
  for (const { schema, name, trigger, always } of triggers) {
    await client.query(`ALTER TABLE ${identifier(schema, name)} ENABLE ${always ? 'ALWAYS ' : ''}TRIGGER ${client.escapeIdentifier(trigger)}`);
  }
}
