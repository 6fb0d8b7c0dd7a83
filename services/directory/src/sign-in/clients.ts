import type { Addresses } from '@referrals/service-kit';
import type { Client } from 'oidc-provider';
import type { DirectoryConfig } from '../config.js';

const common = { token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] };

/**
 * The two public clients, both our own: the web console, and command-line tools. Neither has a secret: PKCE binds the code to
 * whoever asked. A tool's redirect goes to the loopback address, any port (RFC 8252 §7.3).
 */
export function clients(addresses: Addresses, config: Pick<DirectoryConfig, 'CONSOLE_REDIRECT_URIS'>): Client[] {
  return [
    {
      ...common, client_id: 'console', client_name: '童护联转', application_type: 'web',
      redirect_uris: [`${addresses.origin}/signed-in`, ...config.CONSOLE_REDIRECT_URIS], post_logout_redirect_uris: [`${addresses.origin}/`],
    },
    { ...common, client_id: 'cli', client_name: '命令行工具', application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'] },
  ];
}
