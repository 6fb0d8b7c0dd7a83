import { Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { Caller, Public, Requires, type Principal } from '@referrals/auth';
import { DomainError, Id, InstantField, type ServiceName } from '@referrals/contracts';
import { BusOperator, type DescribedEvent, type HistoryState, type ParkedKey, type QuarantinedMessage, type Subscription } from '@referrals/event-bus';
import { z } from 'zod';
import { Describe } from './describe.js';
import { IdParam, ZodBody } from './input.js';
import { AskedIds, Histories, NotReceived, SentBefore, SubscriberName, Subscriptions } from './joining.dto.js';
import { named } from './named.js';

const Reason = z.strictObject({ reason: z.string().trim().min(4).max(1_000) });
type Reason = z.output<typeof Reason>;
const Waiting = z.object({
  /** Of all keys that wait; `items` has at most a hundred. */
  total: z.int().min(0),
  items: z.array(z.object({
    key: Id, eventId: Id, type: z.string(), state: z.enum(['PARKED', 'RETRY', 'NOT_YET']), attempts: z.int(), since: InstantField,
    retryAt: InstantField.nullable(), reason: z.string(), waiting: z.int(),
  })),
});

const Quarantine = z.object({
  items: z.array(z.object({ id: Id, receivedAt: InstantField, transport: z.string(), position: z.string(), reason: z.string(), bytes: z.int() })),
});
const Done = z.object({ done: z.literal(true) });

/** The operator's view of a service's events under `/api/<service>/bus`, and what other services ask of it. Replaying twice is harmless, so no idempotency key. */
export function busController(service: ServiceName): Type {
  @Controller(`api/${service}/bus`)
  class BusController {
    constructor(private readonly operator: BusOperator) {}

    @Get('waiting')
    @Requires('bus.operate')
    @Describe({ summary: 'Keys that wait or are parked, and why', response: Waiting })
    async waiting(): Promise<{ total: number; items: ParkedKey[] }> {
      const [total, items] = await Promise.all([this.operator.countWaiting(), this.operator.waiting()]);
      return { total, items };
    }

    @Get('events/:id')
    @Requires('bus.operate')
    @Describe({ summary: 'An event that is not done: ids, codes and times; words are left out', errors: ['NOT_FOUND'] })
    show(@IdParam('id') id: string): Promise<DescribedEvent> {
      return this.operator.show(id);
    }

    @Post('waiting/:key/replay')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Let a key flow again', body: Reason, response: Done })
    async replay(@IdParam('key') key: string, @ZodBody(Reason) { reason }: Reason, @Caller() principal: Principal): Promise<{ done: true }> {
      await this.operator.replay(key, staffOf(principal), reason);
      return { done: true };
    }

    @Post('waiting/:key/dismiss')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Give up the event a key waits on; a filed report goes to the coordinator', body: Reason, errors: ['EVENT_MUST_BE_REPLAYED'], response: Done })
    async dismiss(@IdParam('key') key: string, @ZodBody(Reason) { reason }: Reason, @Caller() principal: Principal): Promise<{ done: true }> {
      await this.operator.dismiss(key, staffOf(principal), reason);
      return { done: true };
    }

    /** Tells nothing to whoever does not know the ids already, and those cannot be guessed. */
    @Post('not-received')
    @HttpCode(200)
    @Public()
    @Describe({ summary: 'Asked by the services that tell this one: which of these events never came here', body: AskedIds, response: NotReceived })
    async notReceived(@ZodBody(AskedIds) { ids }: AskedIds): Promise<{ ids: string[] }> {
      return { ids: await this.operator.notReceived(ids) };
    }

    @Get('subscriptions')
    @Public()
    @Describe({ summary: 'Asked by the services that tell this one: which events it listens to, and which it is yet to join', response: Subscriptions })
    async subscriptions(): Promise<{ items: Subscription[] }> {
      return { items: await this.operator.subscriptions() };
    }

    @Get('history/:subscriber')
    @Public()
    @Describe({ summary: 'Asked by a service that joins: how far it has been told of what was before', errors: ['NOT_FOUND'], response: Histories })
    async history(@Param('subscriber') subscriber: string): Promise<{ items: HistoryState[] }> {
      return { items: await this.operator.history(subscriberOf(subscriber)) };
    }

    /** As `not-received`. */
    @Post('history/:subscriber/before')
    @HttpCode(200)
    @Public()
    @Describe({ summary: 'Asked by a service that joined for what comes: which of these events are from before', body: AskedIds, errors: ['NOT_FOUND'], response: SentBefore })
    async sentBefore(@Param('subscriber') subscriber: string, @ZodBody(AskedIds) { ids }: AskedIds): Promise<{ ids: string[] }> {
      return { ids: await this.operator.sentBefore(subscriberOf(subscriber), ids) };
    }

    @Get('quarantine')
    @Requires('bus.operate')
    @Describe({ summary: 'Messages that are no event of ours', response: Quarantine })
    async quarantined(): Promise<{ items: QuarantinedMessage[] }> {
      return { items: await this.operator.quarantined() };
    }

    @Post('quarantine/:id/dismiss')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Put a message aside with a reason; its bytes stay', body: Reason, response: Done })
    async dismissQuarantined(@IdParam('id') id: string, @ZodBody(Reason) { reason }: Reason, @Caller() principal: Principal): Promise<{ done: true }> {
      await this.operator.dismissQuarantined(id, staffOf(principal), reason);
      return { done: true };
    }
  }
  return named(BusController, service);
}

function staffOf(principal: Principal): string {
  if (principal.kind !== 'STAFF') throw new DomainError('FORBIDDEN');
  return principal.staff;
}

function subscriberOf(name: string): ServiceName {
  const { data } = SubscriberName.safeParse(name);
  if (data === undefined) throw new DomainError('NOT_FOUND');
  return data;
}
