import { AUDIENCE } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Addresses, KeyRing } from '@referrals/service-kit';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { CONSOLE, consoleSecret, SIGNED_IN } from './console-client.js';

const PATIENCE_MS = 5_000;
const Answer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.int().positive(), id_token: z.string().optional() });

/** What the provider gave. `seconds`: how long the access token counts. */
export interface Granted { readonly access: string; readonly refresh: string; readonly seconds: number }

/** The directory as a client of its own provider, by HTTP as any other: what holds for clients holds for it. */
export class TokenEndpoint {
  private readonly credentials: string;
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly at: string;

  constructor(private readonly addresses: Addresses, keys: KeyRing) {
    this.at = `${addresses.internal.directory}/oidc`;
    this.credentials = Buffer.from(`${CONSOLE}:${consoleSecret(keys)}`).toString('base64');
    this.keys = createRemoteJWKSet(new URL(`${this.at}/jwks`), { timeoutDuration: PATIENCE_MS });
  }

  /** For the code that a browser brought; undefined where the provider refuses it, or it answers another question than was asked. */
  async exchange(code: string, { verifier, nonce }: { readonly verifier: string; readonly nonce: string }): Promise<(Granted & { readonly staff: string }) | undefined> {
    const answer = await this.ask({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: `${this.addresses.origin}${SIGNED_IN}`, resource: AUDIENCE });
    if (answer?.id_token === undefined) return undefined;
    const { payload } = await jwtVerify(answer.id_token, this.keys, { issuer: this.addresses.issuer, audience: CONSOLE });
    return payload['nonce'] === nonce && payload.sub !== undefined ? { ...grantedBy(answer), staff: payload.sub } : undefined;
  }

  /** Undefined where it is over: signed out, expired, or of somebody who may not sign in any more. */
  async refresh(refresh: string): Promise<Granted | undefined> {
    const answer = await this.ask({ grant_type: 'refresh_token', refresh_token: refresh });
    return answer && grantedBy(answer);
  }

  /** @throws DomainError SIGN_IN_UNAVAILABLE where there is no answer now */
  private async ask(fields: Record<string, string>): Promise<z.output<typeof Answer> | undefined> {
    const response = await fetch(`${this.at}/token`, {
      method: 'POST', body: new URLSearchParams(fields), headers: { authorization: `Basic ${this.credentials}` }, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (response === undefined || response.status >= 500 || response.status === 429) throw new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
    const body: unknown = await response.json();
    if (response.ok) return Answer.parse(body);
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
    if (error === 'invalid_grant') return undefined;
    throw new Error(`The token endpoint refuses the console: ${response.status} ${String(error)}`);
  }
}

const grantedBy = ({ access_token: access, refresh_token: refresh, expires_in: seconds }: z.output<typeof Answer>): Granted => ({ access, refresh, seconds });
