import { MOST_IDS_ASKED } from '@referrals/event-bus';
import { IdField, Int, OneOf, OpenObject, Text, YesNo } from './fields.js';
import { Ids, Parts } from './list-fields.js';
import { Moment } from './time-fields.js';

export class OperatorReason {
  @Text({ min: 4, max: 1_000, clean: (text) => text.trim() }) reason!: string;
}

const STATES = ['PARKED', 'RETRY', 'NOT_YET'] as const;

export class WaitingKey {
  @IdField() key!: string;
  @IdField() eventId!: string;
  @Text() type!: string;
  @OneOf(STATES) state!: (typeof STATES)[number];
  @Int() attempts!: number;
  @Moment() since!: string;
  @Moment({ nullable: true }) retryAt!: string | null;
  @Text({ description: 'Class and code of the failure' }) reason!: string;
  @Int({ description: 'Events of the key, this one included' }) waiting!: number;
}

export class WaitingKeys {
  @Int({ min: 0, description: 'Of all keys that wait; items has at most a hundred' }) total!: number;
  @Parts(() => WaitingKey) items!: WaitingKey[];
}

export class EventView {
  @IdField() id!: string;
  @Text() source!: string;
  @Text() type!: string;
  @Text() subject!: string;
  @Moment() time!: string;
  @IdField() partitionkey!: string;
  @Text({ optional: true }) traceparent?: string;
  @OpenObject({ description: 'Ids, codes and times; of words their length only' }) data!: unknown;
}

export class QuarantinedView {
  @IdField() id!: string;
  @Moment() receivedAt!: string;
  @Text() transport!: string;
  @Text() position!: string;
  @Text() reason!: string;
  @Int() bytes!: number;
}

export class Quarantine {
  @Int({ min: 0, description: 'Of all messages that lie there; items has at most a hundred' }) total!: number;
  @Parts(() => QuarantinedView) items!: QuarantinedView[];
}

/** Ids of events that another service published to this one. */
export class AskedEvents {
  @Ids({ max: MOST_IDS_ASKED }) ids!: string[];
}

/** Those of them that never came here. */
export class NotReceived {
  @Ids({ max: MOST_IDS_ASKED }) ids!: string[];
}

export class Done {
  @YesNo() done!: true;
}
