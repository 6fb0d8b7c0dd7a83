import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { execute, plainQuery, type Message } from './wire-connection.js';
import { NAMES_ROWS, READS_ROWS } from './relay-rows.js';
import type { Planned } from './plan-replay.js';
import type { Statement, Unit } from './read-recording.js';

const CHANGING = /(?<![\w-])[\w-]{43}(?![\w-])|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b|\b\d{4}-\d{4}-\d{3}[\dX]\b/g;

export const preparedName = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A pass of its own: every id, receipt number and keyed hash (43 digits of base64url) of the recording has another, the same one wherever it stands. */
export class Renamed {
  private readonly names = new Map<string, string>();

  constructor(private readonly lasting: ReadonlySet<string>, private readonly pass: number) {}

  in(text: string): string {
    return text.replaceAll(CHANGING, (found) => {
      if (found.length === 43) return this.hash(found);
      if (!found.includes('-')) return this.id([found.slice(0, 8), found.slice(8, 12), found.slice(12, 16), found.slice(16, 20), found.slice(20)].join('-')).replaceAll('-', '');
      return found.length === 36 ? this.id(found) : `9${this.pass % 10}${found.slice(2)}`;
    });
  }

  private hash(found: string): string {
    let name = this.names.get(found);
    if (name === undefined) this.names.set(found, name = randomBytes(32).toString('base64url'));
    return name;
  }

  private id(found: string): string {
    if (this.lasting.has(found)) return found;
    let name = this.names.get(found);
    if (name === undefined) {
      // What sorts by time goes on doing so.
      name = found[14] === '7' ? `${found.slice(0, 15)}${randomUUID().slice(15)}` : randomUUID();
      this.names.set(found, name);
    }
    return name;
  }
}

export interface Work { readonly messages: readonly Message[]; readonly after: readonly number[]; readonly pool: string }

/** Connections of one role and service. */
export const poolOf = ({ user, options }: Unit): string => `${user} ${options}`;

/** The bytes of a pass, made before its time is taken; only the outbox rows a relay has read are known no sooner than then. */
export function makeMessages(plan: readonly Planned[], names: Renamed): Work[] {
  return plan.map(({ unit, after }) => ({ after, pool: poolOf(unit), messages: messagesOf(unit).map((statements) => messageOf(statements, names)) }));
}

function messagesOf({ statements }: Unit): Statement[][] {
  const messages: Statement[][] = [];
  for (const statement of statements) {
    if (statement.newMessage || messages.length === 0) messages.push([]);
    messages.at(-1)?.push(statement);
  }
  return messages;
}

function messageOf(statements: readonly Statement[], names: Renamed): Message {
  const answers = statements.length;
  const carriesRows = statements.some(({ text }) => NAMES_ROWS.test(text));
  if (carriesRows) return { answers, bytes: (rows) => Buffer.concat(statements.map((one) => bytesOf(one, names, `{${rows.join(',')}}`))) };
  const bytes = Buffer.concat(statements.map((one) => bytesOf(one, names)));
  return { answers, bytes: () => bytes, ...(statements.some(({ text }) => READS_ROWS.test(text)) ? { keepsRows: true } : {}) };
}

function bytesOf({ text, values }: Statement, names: Renamed, rows?: string): Buffer {
  if (values === undefined) return plainQuery(names.in(text));
  const sent = values.map((value, index) => (rows !== undefined && index === 0 && NAMES_ROWS.test(text) ? rows : value === null ? null : names.in(value)));
  return execute(preparedName(text), sent);
}
