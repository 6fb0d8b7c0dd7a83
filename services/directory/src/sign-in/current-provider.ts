import type { ServiceRuntime } from '@referrals/service-kit';
import { Provider } from 'oidc-provider';
import type { DirectoryConfig } from '../config.js';
import { providerConfiguration } from './provider-configuration.js';
import { loadSigningKeys, rotateWhenDue } from './signing-keys.js';

const LOOK_AGAIN_MS = 60_000;

/**
 * The provider with the keys that hold now. Keys are looked at once a minute, on the way of a request: a key rotated by any
 * replica is published by all of them long before it signs.
 */
export class CurrentProvider {
  private current: { provider: Provider; kids: string } | undefined;
  private loading: Promise<Provider> | undefined;
  private lookedAt = 0;

  constructor(private readonly runtime: ServiceRuntime, private readonly config: DirectoryConfig) {}

  async get(): Promise<Provider> {
    if (this.current === undefined) return this.look();
    if (performance.now() - this.lookedAt > LOOK_AGAIN_MS) {
      this.look().catch((error: unknown) => this.runtime.logger.failure('signing keys could not be looked at', error));
    }
    return this.current.provider;
  }

  private look(): Promise<Provider> {
    this.loading ??= this.load().finally(() => { this.loading = undefined; });
    return this.loading;
  }

  private async load(): Promise<Provider> {
    this.lookedAt = performance.now();
    await rotateWhenDue(this.runtime, this.config);
    const keys = await loadSigningKeys(this.runtime);
    const kids = keys.map(({ kid }) => kid).join(' ');
    if (this.current?.kids !== kids) this.current = { kids, provider: this.make(keys) };
    return this.current.provider;
  }

  private make(keys: Awaited<ReturnType<typeof loadSigningKeys>>): Provider {
    const provider = new Provider(this.runtime.addresses.issuer, providerConfiguration(this.runtime, this.config, keys));
    provider.proxy = true;
    provider.on('server_error', (context, error) => {
      if (context.status === 503) context.set('Retry-After', '2');
      else this.runtime.logger.failure('sign-in failed', error);
    });
    return provider;
  }
}
