import { SERVICES, type ServiceName } from '@referrals/contracts';
import type { Addresses } from './service-definition.js';

const PATIENCE_MS = 2_000;

/** The services of other processes, asked for what only the whole exchange can tell: its health, its documents. */
export class OtherServices {
  private readonly others: readonly ServiceName[];

  constructor(private readonly addresses: Pick<Addresses, 'internal'>, here: readonly ServiceName[]) {
    this.others = SERVICES.filter((service) => !here.includes(service));
  }

  /** Each one's JSON answer at this path, whatever its status; undefined where there was none in time. */
  ask<T>(path: (service: ServiceName) => string): Promise<(readonly [ServiceName, T | undefined])[]> {
    return Promise.all(this.others.map(async (service) => {
      const answer = await fetch(`${this.addresses.internal[service]}${path(service)}`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' })
        .then((response) => response.json() as Promise<T>).catch(() => undefined);
      return [service, answer] as const;
    }));
  }
}
