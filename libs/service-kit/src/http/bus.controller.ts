import { Body, Controller, Get, HttpCode, Post, type Type } from '@nestjs/common';
import { Caller, Public, Requires, type Principal } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import { BusOperator, type DescribedEvent, type HistoryState, type ParkedKey, type QuarantinedMessage, type Subscription } from '@referrals/event-bus';
import { AskedEvents, Done, EventView, NotReceived, OperatorReason, Quarantine, WaitingKeys } from './bus.dto.js';
import { Describe } from './describe.js';
import { IdParam, ServiceParam } from './input.js';
import { HistoryList, SentBefore, SubscriptionList } from './joining.dto.js';
import { named } from './named.js';

/** The operator's view of a service's events under `/api/<service>/bus`, and what other services ask of it. Replaying twice is harmless, so no idempotency key. */
export function busController(service: ServiceName): Type {
  @Controller(`api/${service}/bus`)
  class BusController {
    constructor(private readonly operator: BusOperator) {}

    @Get('waiting')
    @Requires('bus.operate')
    @Describe({ summary: 'Keys that wait or are parked, and why', response: WaitingKeys })
    async waiting(): Promise<{ total: number; items: ParkedKey[] }> {
      const [total, items] = await Promise.all([this.operator.countWaiting(), this.operator.waiting()]);
      return { total, items };
    }

    @Get('events/:id')
    @Requires('bus.operate')
    @Describe({ summary: 'An event that is not done: ids, codes and times; words are left out', response: EventView, errors: ['NOT_FOUND'] })
    show(@IdParam('id') id: string): Promise<DescribedEvent> {
      return this.operator.show(id);
    }

    @Post('waiting/:key/replay')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Let a key flow again', response: Done })
    async replay(@IdParam('key') key: string, @Body() { reason }: OperatorReason, @Caller() principal: Principal): Promise<{ done: true }> {
      await this.operator.replay(key, staffOf(principal), reason);
      return { done: true };
    }

    @Post('waiting/:key/dismiss')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Give up the event a key waits on; a filed report goes to the coordinator', errors: ['EVENT_MUST_BE_REPLAYED'], response: Done })
    async dismiss(@IdParam('key') key: string, @Body() { reason }: OperatorReason, @Caller() principal: Principal): Promise<{ done: true }> {
      await this.operator.dismiss(key, staffOf(principal), reason);
      return { done: true };
    }

    /** Tells nothing to whoever does not know the ids already, and those cannot be guessed. */
    @Post('not-received')
    @HttpCode(200)
    @Public()
    @Describe({ summary: 'Asked by the services this one subscribes to: which of these events never came here', response: NotReceived })
    async notReceived(@Body() { ids }: AskedEvents): Promise<{ ids: string[] }> {
      return { ids: await this.operator.notReceived(ids) };
    }

    @Get('subscriptions')
    @Public()
    @Describe({ summary: 'Asked by the services this one subscribes to: which events it listens to, and which it is yet to join', response: SubscriptionList })
    async subscriptions(): Promise<{ items: Subscription[] }> {
      return { items: await this.operator.subscriptions() };
    }

    @Get('history/:subscriber')
    @Public()
    @Describe({ summary: 'Asked by a service that joins: how far what was before was sent to it', errors: ['NOT_FOUND'], response: HistoryList })
    async history(@ServiceParam('subscriber') subscriber: ServiceName): Promise<{ items: HistoryState[] }> {
      return { items: await this.operator.history(subscriber) };
    }

    /** As `not-received`. */
    @Post('history/:subscriber/before')
    @HttpCode(200)
    @Public()
    @Describe({ summary: 'Asked by a service that joined for what comes: which of these events are from before', errors: ['NOT_FOUND'], response: SentBefore })
    async sentBefore(@ServiceParam('subscriber') subscriber: ServiceName, @Body() { ids }: AskedEvents): Promise<{ ids: string[] }> {
      return { ids: await this.operator.sentBefore(subscriber, ids) };
    }

    @Get('quarantine')
    @Requires('bus.operate')
    @Describe({ summary: 'Messages that are no event of ours', response: Quarantine })
    async quarantined(): Promise<{ total: number; items: QuarantinedMessage[] }> {
      const [total, items] = await Promise.all([this.operator.countQuarantined(), this.operator.quarantined()]);
      return { total, items };
    }

    @Post('quarantine/:id/dismiss')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Put a message aside with a reason; its bytes stay', response: Done })
    async dismissQuarantined(@IdParam('id') id: string, @Body() { reason }: OperatorReason, @Caller() principal: Principal): Promise<{ done: true }> {
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
