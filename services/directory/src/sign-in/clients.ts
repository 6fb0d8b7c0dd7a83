import type { Addresses, KeyRing } from '@referrals/service-kit';
import type { Client } from 'oidc-provider';
import { CONSOLE, consoleSecret, SIGNED_IN } from '../session/console-client.js';

const common = { grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] };

/**
 * The two clients, both our own. The web console is the directory itself, for a browser, and has a secret: no script ever holds its tokens.
 * Command-line tools have none: PKCE binds the code to whoever asked. A tool's redirect goes to the loopback address, any port (RFC 8252 §7.3).
 */
export function clients(addresses: Addresses, keys: KeyRing): Client[] {
  return [
    {
      ...common, client_id: CONSOLE, client_secret: consoleSecret(keys), token_endpoint_auth_method: 'client_secret_basic', client_name: '童护联转', application_type: 'web',
      redirect_uris: [`${addresses.origin}${SIGNED_IN}`], post_logout_redirect_uris: [`${addresses.origin}/`],
    },
    { ...common, client_id: 'cli', token_endpoint_auth_method: 'none', client_name: '命令行工具', application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'] },
  ];
}
