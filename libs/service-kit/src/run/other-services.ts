import { SERVICES, type ServiceName } from '@referrals/contracts';
import type { AskOthers } from '@referrals/event-bus';
import type { z } from 'zod';
import { Histories, SomeIds, Subscriptions } from './service-answers.js';
import type { Addresses } from './addresses.js';

const PATIENCE_MS = 2_000;
/** A service looks through the ids of what it ever received. */
const LOOKING_MS = 10_000;

/** The services of other processes, asked for what only the whole exchange can tell: its health, its documents, whether events arrived, who joins. */
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

  /** What services ask of each other for the sake of events; undefined where there was no answer in time. */
  readonly events: AskOthers = {
    notReceived: async (subscriber, ids, signal) => (await this.fetch(subscriber, 'bus/not-received', SomeIds, signal, { ids }))?.ids,
    subscriptions: async (subscriber, signal) => (await this.fetch(subscriber, 'bus/subscriptions', Subscriptions, signal))?.items,
    history: async (producer, subscriber, signal) => (await this.fetch(producer, `bus/history/${subscriber}`, Histories, signal))?.items,
    sentBefore: async (producer, subscriber, ids, signal) => (await this.fetch(producer, `bus/history/${subscriber}/before`, SomeIds, signal, { ids }))?.ids,
  };

  private fetch<T>(service: ServiceName, path: string, form: z.ZodType<T>, signal: AbortSignal, body?: object): Promise<T | undefined> {
    const asked = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return fetch(`${this.addresses.internal[service]}/api/${service}/${path}`, { ...asked, signal: AbortSignal.any([signal, AbortSignal.timeout(LOOKING_MS)]), redirect: 'error' })
      .then(async (response) => form.parse(await response.json())).catch(() => undefined);
  }
}
