import { AUDIENCE } from '@referrals/auth';
import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import type { JWK } from 'jose';
import { errors, interactionPolicy, type Configuration, type Context } from 'oidc-provider';
import type { DirectoryConfig } from '../config.js';
import { clients } from './clients.js';
import { PayloadAdapter } from './payload-adapter.js';
import { errorPage, signedOutPage, signOutPage } from './pages.js';
import { SIGNING_ALGORITHM } from './signing-keys.js';
import { tokenClaims, type TokenClaims } from './token-claims.query.js';

/** The one scope of the exchange's API: what a person may do is decided by the permission table, not by scopes. */
const SCOPE = 'exchange';
/** What a token says of a person is believed for so long, in seconds; that the account was suspended is told to every service at once. */
const ACCESS_TOKEN_SECONDS = 600;

/** Everything oidc-provider is told: authorization code with PKCE for our own clients, JWT access tokens, nothing else. */
export function providerConfiguration(runtime: ServiceRuntime, config: DirectoryConfig, keys: readonly JWK[]): Configuration {
  const { database, clock, addresses } = runtime;
  const secure = addresses.issuer.startsWith('https:');
  // They are the provider's own: no service behind this origin is shown them.
  const cookie = { httpOnly: true, sameSite: 'lax', secure, signed: true, path: new URL(addresses.issuer).pathname };
  const claimsOf = (staff: string): Promise<TokenClaims | undefined> =>
    database.asWorker((tx) => tokenClaims(tx, staff, config.DEMO, clock.now()));
  const session = config.SIGN_IN_MINUTES * 60;
  return {
    adapter: (model) => new PayloadAdapter(model, database, machineClock(clock)),
    clients: clients(addresses, runtime.keys),
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    jwks: { keys },
    cookies: { keys: [runtime.keys.derive('sign-in cookies').toString('base64url')], long: cookie, short: cookie },
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    // A client with a secret keeps its token: an answer that was lost on the way must not end the session.
    rotateRefreshToken: ({ oidc }: Context) => oidc.client.clientAuthMethod === 'none',
    issueRefreshToken: (_context: unknown, client: { grantTypeAllowed(type: string): boolean }) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => true,
    clientBasedCORS: () => false,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS, AuthorizationCode: 60, IdToken: ACCESS_TOKEN_SECONDS, Interaction: 900,
      RefreshToken: session, Session: session, Grant: session,
    },
    features: {
      devInteractions: { enabled: false }, userinfo: { enabled: false }, pushedAuthorizationRequests: { enabled: false }, dPoP: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_context: unknown, client: { clientId: string }, token: { clientId: string }) => client.clientId === token.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => signOutPage(context, form),
        postLogoutSuccessSource: (context: Context) => signedOutPage(context),
      },
      resourceIndicators: {
        enabled: true, defaultResource: () => AUDIENCE, useGrantedResource: () => true,
        getResourceServerInfo(_context: unknown, resource: string) {
          if (resource !== AUDIENCE) throw new errors.InvalidTarget();
          return { scope: SCOPE, audience: AUDIENCE, accessTokenTTL: ACCESS_TOKEN_SECONDS, accessTokenFormat: 'jwt', jwt: { sign: { alg: SIGNING_ALGORITHM } } };
        },
      },
    },
    interactions: {
      policy: signInOnly(),
      // A path, not an address: the browser stays on the host by which it came, where its cookies are.
      url: (_context: unknown, interaction: { uid: string }) => `${new URL(addresses.issuer).pathname}/interaction/${interaction.uid}`,
    },
    async findAccount(_context, sub) {
      const found = await claimsOf(sub);
      return found && { accountId: sub, claims: async () => ({ sub }) };
    },
    async loadExistingGrant(context) {
      const { client, session: signedIn, provider, account } = context.oidc;
      const known = signedIn.grantIdFor(client.clientId);
      const existing = known === undefined ? undefined : await provider.Grant.find(known);
      if (existing !== undefined || account === undefined) return existing;
      const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(AUDIENCE, SCOPE);
      await grant.save(session);
      return grant;
    },
    async extraTokenClaims(_context, token) {
      const found = token.accountId === undefined ? undefined : await claimsOf(token.accountId);
      if (found === undefined) throw new errors.InvalidGrant('account is not active');
      return { ...found };
    },
    renderError: errorPage,
  };
}

/** Our own clients need no consent; whoever was suspended since they signed in must sign in again, which is refused. */
function signInOnly(): unknown[] {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login').checks.add(new interactionPolicy.Check('account_gone', 'The account is not active', 'login_required',
    ({ oidc }) => oidc.session.accountId !== undefined && oidc.account === undefined));
  return policy;
}
