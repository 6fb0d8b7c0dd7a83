import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from './sign-in.js';

/** What an answer's body is taken for where a test or a tool reads on in it. */
export type JsonBody = ReturnType<typeof JSON.parse>;

export interface Answer<T = unknown> { readonly status: number; readonly body: T; readonly etag: string | null }

export interface CallOptions {
  readonly body?: unknown;
  readonly ifMatch?: number;
  /** Made once and kept through all tries of a POST. */
  readonly idempotencyKey?: string;
}

export interface RetryPolicy {
  /** How long to go on trying while the answer is 503, 429, 409 in flight, or none at all. 0: one try. */
  readonly patienceMs: number;
}

/** A person at a desk, or a reporter: calls the API over HTTP, signs in again when the token ends, tries again when told to. */
export class Caller {
  private token: Promise<string> | undefined;
  private validUntil = 0;

  constructor(
    private readonly baseUrl: string, private readonly credentials?: { account: string; password: string }, private readonly retry: RetryPolicy = { patienceMs: 0 },
    private readonly fixedToken?: string,
  ) {}

  get<T = JsonBody>(path: string): Promise<Answer<T>> {
    return this.call<T>('GET', path, {});
  }

  post<T = JsonBody>(path: string, body: unknown = {}, options: Omit<CallOptions, 'body'> = {}): Promise<Answer<T>> {
    return this.call<T>('POST', path, { ...options, body, idempotencyKey: options.idempotencyKey ?? randomUUID() });
  }

  /** As `get` and `post`, and anything but success is an Error with the problem's code. */
  async must<T = JsonBody>(answer: Promise<Answer<T>>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${(body as { code?: string }).code ?? ''} ${(body as { field?: string }).field ?? ''}`);
    return body;
  }

  async call<T = JsonBody>(method: string, path: string, options: CallOptions): Promise<Answer<T>> {
    const deadline = performance.now() + this.retry.patienceMs;
    for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
      const answer = await this.once<T>(method, path, options).catch((error: unknown) => error as Error);
      if (!(answer instanceof Error) && !mayTryAgain(answer)) return answer;
      if (performance.now() + wait > deadline) {
        if (answer instanceof Error) throw answer;
        return answer;
      }
      await pause(wait);
    }
  }

  private async once<T>(method: string, path: string, { body, ifMatch, idempotencyKey }: CallOptions): Promise<Answer<T>> {
    const token = await this.accessToken();
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (response.status === 401) this.token = undefined;
    // A workbook, say, comes as it is.
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: (isJson && text ? JSON.parse(text) : text || undefined) as T, etag: response.headers.get('etag') };
  }

  private async accessToken(): Promise<string | undefined> {
    if (this.fixedToken !== undefined) return this.fixedToken;
    if (this.credentials === undefined) return undefined;
    if (this.token === undefined || performance.now() > this.validUntil) {
      const { account, password } = this.credentials;
      this.token = signIn(this.baseUrl, account, password).then(({ accessToken, expiresInSeconds }) => {
        this.validUntil = performance.now() + (expiresInSeconds - 30) * 1_000;
        return accessToken;
      });
      this.validUntil = Number.POSITIVE_INFINITY;
      this.token.catch(() => { this.token = undefined; });
    }
    return this.token;
  }
}

function mayTryAgain({ status, body }: Answer): boolean {
  if (status === 503 || status === 429 || status === 502 || status === 504) return true;
  const code = (body as { code?: string } | undefined)?.code;
  return code === 'IDEMPOTENCY_IN_FLIGHT' || code === 'NOT_YET_VISIBLE';
}
