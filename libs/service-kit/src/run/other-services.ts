import { Id, SERVICES, type ServiceName } from '@referrals/contracts';
import { MOST_IDS_ASKED, type AskSubscriber } from '@referrals/event-bus';
import { z } from 'zod';
import { notReceivedPath } from '../http/bus.controller.js';
import type { Addresses } from './service-definition.js';

const PATIENCE_MS = 2_000;
/** A service looks through the ids of what it ever received. */
const LOOKING_MS = 10_000;
/** What another service answers: more than this is no fault, it may be of a later release. */
const Answer = z.object({ ids: z.array(Id).max(MOST_IDS_ASKED) });

/** The services of other processes, asked for what only the whole exchange can tell: its health, its documents, whether events arrived. */
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

  /** Which of these events (at most `MOST_IDS_ASKED`) a service has not received; undefined where there was no answer in time. */
  notReceived: AskSubscriber = async (service, ids, signal) => {
    const url = `${this.addresses.internal[service]}${notReceivedPath(service)}`;
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids }), signal: AbortSignal.any([signal, AbortSignal.timeout(LOOKING_MS)]), redirect: 'error' } as const;
    return fetch(url, asked).then(async (response) => Answer.parse(await response.json()).ids).catch(() => undefined);
  };
}
