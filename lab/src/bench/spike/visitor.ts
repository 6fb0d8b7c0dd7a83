import { Agent, request } from 'node:http';
import type { Person } from '../closed-loop.js';
import type { Given, Journal, Outcome } from './journal.js';
import { outcomeOf } from './journal.js';

const PATIENCE_MS = 10_000;

/** Why a visit ended before its time. */
export class Ended extends Error {
  constructor(readonly why: Exclude<Outcome, 'accepted'>, readonly kind: string) {
    super(`${kind}: ${why}`);
  }
}

interface Answered { readonly status: number; readonly retryAfter: string | undefined; readonly body: string }
type Options = { readonly body?: unknown; readonly ifMatch?: number; readonly key?: string };

/** One client's connection, made when it comes and kept while it stays, and where all it is told is written down. */
export class Line {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly origin: URL, readonly journal: Journal, private due: number | undefined) {}

  close(): void {
    this.agent.destroy();
  }

  /** When the next request is due: the first one when the client came, every other one now. */
  takeDue(): number {
    const at = this.due ?? performance.now();
    this.due = undefined;
    return at;
  }

  ask(method: string, path: string, token: string, { body, ifMatch, key }: Options): Promise<Answered> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      authorization: `Bearer ${token}`,
      ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }), ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ host: this.origin.hostname, port: this.origin.port, method, path, headers, agent: this.agent, timeout: PATIENCE_MS }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('error', reject)
          .on('end', () => resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], body: text }));
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${PATIENCE_MS / 1_000} s`))).on('error', reject).end(payload);
    });
  }
}

/** A signed-in person on that line who takes what comes: the first refusal ends the visit. */
export class Visitor implements Person {
  constructor(private readonly line: Line, private readonly account: string, private readonly token: string) {}

  /** @throws Ended */
  async must<T>(method: 'GET' | 'POST', path: string, options: Options = {}): Promise<T> {
    const { journal } = this.line;
    const kind = kindOf(method, path);
    const at = this.line.takeDue();
    const { status, retryAfter, body: text } = await this.line.ask(method, path, this.token, options).catch(noAnswer);
    const outcome = outcomeOf(status, retryAfter);
    journal.asked.push({ kind, at, ms: performance.now() - at, outcome, said: outcome === 'fault' ? `${status || ''} ${text.slice(0, 120)}` : String(status) });
    if (outcome === 'fault' && kind === 'file') journal.unclear += 1;
    if (outcome !== 'accepted') throw new Ended(outcome, kind);
    const body = JSON.parse(text || 'null') as T;
    if (kind === 'file') journal.given.push({ account: this.account, receipt: body as Given['receipt'] });
    return body;
  }
}

function kindOf(method: string, path: string): string {
  if (path === '/api/mandatory-reporting/reports') return 'file';
  if (method === 'POST') return path.endsWith('/receipt') ? 'receipts' : 'move';
  return path.endsWith('/progress') ? 'progress' : 'worklist';
}

function noAnswer(error: unknown): Answered {
  return { status: 0, retryAfter: undefined, body: error instanceof Error ? (error as { code?: string }).code ?? error.message : String(error) };
}
