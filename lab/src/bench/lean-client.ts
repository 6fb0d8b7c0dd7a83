import { Agent, request } from 'node:http';
import { signIn } from '@referrals/client';

export interface Reply<T> { readonly status: number; readonly body: T }

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** A signed-in person who calls with little cost of their own, so that on one machine the product is measured and not the client. */
export class LeanClient {
  private constructor(private readonly origin: URL, private readonly token: string) {}

  static async signIn(origin: string, account: string, password: string): Promise<LeanClient> {
    return new LeanClient(new URL(origin), (await signIn(origin, account, password)).accessToken);
  }

  /** Somebody who has signed in already. */
  static withToken(origin: string, token: string): LeanClient {
    return new LeanClient(new URL(origin), token);
  }

  call<T>(method: 'GET' | 'POST', path: string, options: { body?: unknown; ifMatch?: number; key?: string } = {}): Promise<Reply<T>> {
    const payload = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
      ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
      ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ host: this.origin.hostname, port: this.origin.port, method, path, headers, agent, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') as T }));
        response.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s'))).on('error', reject).end(payload);
    });
  }

  /** @throws Error with status and code of anything but success */
  async must<T>(method: 'GET' | 'POST', path: string, options: { body?: unknown; ifMatch?: number; key?: string } = {}): Promise<T> {
    const { status, body } = await this.call<T>(method, path, options);
    if (status >= 300) throw new Error(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '…')}: ${status} ${(body as { code?: string } | null)?.code ?? ''}`);
    return body;
  }
}
