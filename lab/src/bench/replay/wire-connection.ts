import type { Socket } from 'node:net';
import pg from 'pg';

export interface Message {
  /** Made with the rows a message before it has read. */
  readonly bytes: (rows: readonly string[]) => Buffer;
  /** How many statements it holds, each answered with "ready". */
  readonly answers: number;
  /** Numbers in the first column of its rows are kept for the messages after it. */
  readonly keepsRows?: true;
}

/** A string ended by zero, as PostgreSQL's protocol has it. */
const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function frame(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(4 + parts.reduce((sum, part) => sum + part.length, 0), 1);
  return Buffer.concat([head, ...parts]);
}

const int16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeInt16BE(value); return bytes; };
const int32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeInt32BE(value); return bytes; };
const SYNC = frame('S');
const EXECUTE = Buffer.concat([frame('D', text('P')), frame('E', text(''), int32(0)), SYNC]);

export const plainQuery = (sql: string): Buffer => frame('Q', text(sql));
export const prepare = (name: string, sql: string): Buffer => Buffer.concat([frame('P', text(name), text(sql), int16(0)), SYNC]);

/** Bind, describe, execute, sync: what node-postgres sends for a statement that is prepared. */
export function execute(name: string, values: readonly (string | null)[]): Buffer {
  const parameters = values.flatMap((value) => (value === null ? [int32(-1)] : [int32(Buffer.byteLength(value)), Buffer.from(value)]));
  return Buffer.concat([frame('B', text(''), text(name), int16(0), int16(values.length), ...parameters, int16(0)), EXECUTE]);
}

/** A connection that sends ready-made bytes and counts the answers: as little client as there can be beside PostgreSQL. */
export class WireConnection {
  errors = 0;
  firstError = '';
  private waiting = 0;
  private keeping = false;
  private rows: string[] = [];
  private resolve: (() => void) | undefined;
  private rest = Buffer.alloc(0);

  private constructor(private readonly client: pg.Client, private readonly socket: Socket) {
    socket.removeAllListeners('data');
    socket.on('data', (chunk: Buffer) => this.take(chunk));
  }

  static async open(url: string, options: string): Promise<WireConnection> {
    const client = new pg.Client({ connectionString: url, options, application_name: 'replay' });
    client.on('error', () => undefined);
    await client.connect();
    return new WireConnection(client, (client as unknown as { connection: { stream: Socket } }).connection.stream);
  }

  send({ bytes, answers, keepsRows }: Message): Promise<void> {
    this.waiting = answers;
    const sent = bytes(this.rows);
    this.keeping = keepsRows === true;
    if (this.keeping) this.rows = [];
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.socket.write(sent);
    });
  }

  close(): void {
    this.socket.end(frame('X'));
    this.client.removeAllListeners();
    this.client.on('error', () => undefined);
  }

  private keep(row: Buffer): void {
    const value = row.subarray(4, 4 + Math.max(0, row.readInt32BE())).toString();
    if (/^\d+$/.test(value)) this.rows.push(value);
  }

  private take(chunk: Buffer): void {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (bytes.length >= 5) {
      const length = bytes.readInt32BE(1) + 1;
      if (bytes.length < length) break;
      const type = bytes[0];
      if (type === 0x45) {
        this.errors += 1;
        this.firstError ||= bytes.subarray(5, length).toString().replaceAll('\0', ' ').slice(0, 200);
      }
      if (type === 0x44 && this.keeping) this.keep(bytes.subarray(7, length));
      if (type === 0x5a && (this.waiting -= 1) === 0) this.resolve?.();
      bytes = bytes.subarray(length);
    }
    this.rest = Buffer.from(bytes);
  }
}
