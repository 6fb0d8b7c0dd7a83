import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RecordedStatement } from './record-statements.js';

export interface Statement { readonly text: string; readonly values: readonly (string | null)[] | undefined; readonly newMessage: boolean }

/** A transaction, or a statement outside of one, as one connection sent it. */
export interface Unit {
  readonly user: string;
  readonly options: string;
  readonly connection: number;
  readonly statements: readonly Statement[];
  /** When its first statement was sent and its last one answered, milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
}

interface Open { user: string; options: string; statements: Statement[]; start: number; outstanding: number; closed: boolean }

/** Cuts a recording into units, in the order of their starts; what was not answered, or lies outside the window, is left out. */
export async function readRecording(file: string, from: number, to: number): Promise<Unit[]> {
  const units: Unit[] = [];
  const open = new Map<number, Open>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { c, at, done, user, options, before, text, values } = JSON.parse(line) as RecordedStatement;
    const known = open.get(c);
    if (known === undefined) { open.set(c, { user: user ?? '', options: options ?? '', statements: [], start: 0, outstanding: 0, closed: false }); continue; }
    if (done) {
      known.outstanding -= 1;
      if (!known.closed || known.outstanding > 0) continue;
      if (known.start >= from && at <= to) units.push({ user: known.user, options: known.options, connection: c, statements: known.statements, start: known.start, end: at });
      Object.assign(known, { statements: [], closed: false });
    } else if (text !== undefined) {
      if (known.statements.length === 0) known.start = at;
      known.statements.push({ text, values, newMessage: before === 0 });
      known.outstanding += 1;
      const inTransaction = known.statements[0]?.text.startsWith('BEGIN') === true;
      known.closed = !inTransaction || /^(COMMIT|ROLLBACK)$/.test(text);
    }
  }
  return units.sort((a, b) => a.start - b.start);
}
