import type { ServiceName } from '@referrals/contracts';

/** Addresses of this process and of the other services, as this service reaches them. */
export interface Addresses {
  /** The issuer's public address, as browsers see it: `http://127.0.0.1:3000/oidc`. */
  readonly issuer: string;
  /** Where this process reaches each service's API (no trailing slash). */
  readonly internal: Readonly<Record<ServiceName, string>>;
  /** Public origin, no trailing slash. */
  readonly origin: string;
}
export const ADDRESSES = Symbol('referrals:addresses');
