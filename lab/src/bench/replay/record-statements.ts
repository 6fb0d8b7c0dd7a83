import { appendFileSync } from 'node:fs';
import { processEnvironment } from '@referrals/service-kit';
import pg from 'pg';

/**
 * Loaded before the program (`node --import`), writes every statement the process sends to PostgreSQL into the file that
 * `RECORD_TO` names, one JSON line each. For measurements on invented data only: parameters are in it.
 */
export interface RecordedStatement {
  /** Connection. */
  readonly c: number;
  /** Milliseconds since 1970 when it was issued. */
  readonly at: number;
  /** Answered, or undefined for a connection's first line. */
  readonly done?: true;
  /** Role, once per connection. */
  readonly user?: string;
  readonly options?: string;
  /** Statements of this connection that were on their way: 0 begins a new message. */
  readonly before?: number;
  readonly text?: string;
  /** Undefined: sent as plain text. */
  readonly values?: readonly (string | null)[];
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

const file = processEnvironment()['RECORD_TO'];
let buffered = '';
const write = (line: RecordedStatement): void => {
  buffered += `${JSON.stringify(line)}\n`;
  if (buffered.length > 1_000_000) flush();
};
function flush(): void {
  if (file && buffered !== '') appendFileSync(file, buffered);
  buffered = '';
}

const connections = new WeakMap<pg.Client, { readonly c: number; before: number }>();
let count = 0;

function stateOf(client: pg.Client): { readonly c: number; before: number } {
  let state = connections.get(client);
  if (state === undefined) {
    state = { c: (count += 1), before: 0 };
    connections.set(client, state);
    const { user, options } = (client as unknown as { connectionParameters: { user: string; options?: string } }).connectionParameters;
    write({ c: state.c, at: performance.timeOrigin + performance.now(), user, options: options ?? '' });
  }
  return state;
}

/** As node-postgres sends it: text for everything. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map((one) => { const text = asText(one); return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`; }).join(',')}}`;
  if (Buffer.isBuffer(value)) return String.raw`\x${value.toString('hex')}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;
prototype.query = function query(this: pg.Client, ...args: unknown[]): unknown {
  const [first, second] = args;
  const config = typeof first === 'string' ? { text: first, values: Array.isArray(second) ? second as unknown[] : undefined } : first as { text?: string; values?: unknown[] };
  if (typeof config?.text !== 'string') return original.apply(this, args);
  const state = stateOf(this);
  write({ c: state.c, at: performance.timeOrigin + performance.now(), before: state.before, text: config.text, ...(config.values === undefined ? {} : { values: config.values.map(asText) }) });
  state.before += 1;
  const answered = (): void => { state.before -= 1; write({ c: state.c, at: performance.timeOrigin + performance.now(), done: true }); };
  const callback = args.at(-1);
  if (typeof callback === 'function') {
    return original.apply(this, [...args.slice(0, -1), (...results: unknown[]) => { answered(); (callback as (...all: unknown[]) => void)(...results); }]);
  }
  const result = original.apply(this, args) as Promise<unknown>;
  void result.then(answered, answered);
  return result;
};
process.on('exit', flush);
