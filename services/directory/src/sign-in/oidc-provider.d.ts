/** The part of oidc-provider 9 this service uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { JWK } from 'jose';

  export interface StoredPayload { uid?: string; grantId?: string; accountId?: string; consumed?: unknown; [name: string]: unknown }
  export interface Adapter {
    upsert(id: string, payload: StoredPayload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<StoredPayload | undefined>;
    findByUid(uid: string): Promise<StoredPayload | undefined>;
    findByUserCode(userCode: string): Promise<StoredPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }
  export interface Account { accountId: string; claims(): Promise<{ sub: string }> }
  export interface Grant { addOIDCScope(scope: string): void; addResourceScope(resource: string, scope: string): void; save(ttl?: number): Promise<string> }
  export interface GrantClass { new (properties: { accountId: string; clientId: string }): Grant; find(id: string): Promise<Grant | undefined> }
  export interface Context {
    body: unknown;
    type: string;
    status: number;
    req: IncomingMessage;
    set(name: string, value: string): void;
    get(name: string): string;
    oidc: {
      account?: Account;
      client: { clientId: string; clientAuthMethod: string };
      provider: Provider;
      params: Readonly<Record<string, unknown>>;
      session: { accountId?: string; grantIdFor(client: string): string | undefined };
    };
  }
  export interface Interaction {
    uid: string; returnTo: string; prompt: { name: string }; params: Readonly<Record<string, unknown>>;
    /** Whoever was signed in at the provider in this browser when the sign-in began. */
    session?: { uid?: string; accountId: string } | undefined;
    /** Seconds since 1970. */
    exp: number;
    save(ttl: number): Promise<string>;
  }
  export interface Client { [setting: string]: unknown; client_id: string }
  export interface Configuration {
    [setting: string]: unknown;
    adapter: (model: string) => Adapter;
    clients: readonly Client[];
    jwks: { keys: readonly JWK[] };
    findAccount(context: Context, sub: string, token?: unknown): Promise<Account | undefined>;
    loadExistingGrant(context: Context): Promise<Grant | undefined>;
    extraTokenClaims(context: Context, token: { accountId?: string }): Promise<Record<string, unknown> | undefined>;
    renderError(context: Context, out: { error: string }, error: Error): Promise<void> | void;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    /** Whether forwarded headers are believed; this service writes them itself. */
    proxy: boolean;
    readonly Grant: GrantClass;
    readonly Session: { findByUid(uid: string): Promise<{ destroy(): Promise<void> } | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: unknown, options: { mergeWithLastSubmission: boolean }): Promise<string>;
    on(event: 'server_error', listener: (context: Context, error: Error) => void): this;
  }

  export interface Prompt { readonly checks: { add(check: unknown): void } }
  export const interactionPolicy: {
    readonly base: () => unknown[] & { get(name: string): Prompt; remove(name: string): void };
    readonly Check: new (reason: string, description: string, error: string, check: (context: Context) => boolean) => unknown;
  };
  export const errors: {
    readonly InvalidGrant: new (detail: string) => Error;
    readonly InvalidTarget: new () => Error;
    readonly SessionNotFound: new (detail: string) => Error;
  };
}
