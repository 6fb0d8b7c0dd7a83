import { Inject, Injectable, Logger } from '@nestjs/common';
import { KafkaRetriableException } from '@nestjs/microservices';
import { SomeEvents } from '@referrals/event-bus';
import { SETTINGS } from './names.js';
import type { Settings } from './settings.js';

/** Lets the events fail that the measurement names, by the same rule as on the other side. Off unless `FAIL_EVENTS` is set. */
@Injectable()
export class FailSome {
  private readonly logger = new Logger(FailSome.name);
  private readonly some: SomeEvents | undefined;
  private readonly tries = new Map<string, number>();

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.some = SomeEvents.read(settings.failEvents);
  }

  /** @throws KafkaRetriableException what Nest's documentation names for "try this event again" */
  check(event: { readonly id: string; readonly reportId: string }): void {
    if (this.some === undefined) return;
    const attempt = (this.tries.get(event.id) ?? 0) + 1;
    if (!this.some.fails(event.id, attempt)) return;
    this.tries.set(event.id, attempt);
    this.logger.warn(`failing ${event.reportId}`);
    throw new KafkaRetriableException('Not this time');
  }
}
