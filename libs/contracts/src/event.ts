import { z } from 'zod';
import type { ServiceName } from './codes.js';
import { consumersOf } from './generated/consumers.js';

/** An instant as this system writes it: UTC with milliseconds, `2026-05-11T00:20:00.000Z`. */
export const InstantField = z.iso.datetime({ precision: 3 });
/** A UUID in the one form it is stored, compared, hashed and sealed in; capitals are read as small letters. */
export const Id = z.uuid().toLowerCase();

/**
 * A fact in the past tense with a version, `referral-desk.referral.opened.v1`. The payload holds ids, codes, times and, where
 * a desk needs it, a division; never a name, a number of a person, a birth date, a story or who reported: a log outlives permissions.
 */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly type: string;
  /** One topic per service and aggregate. */
  readonly topic: string;
  readonly producer: ServiceName;
  /** Who listens: as the services' `@OnEvent` say, see `generated/consumers.ts`. */
  readonly consumers: readonly ServiceName[];
  readonly summary: string;
  readonly data: S;
  readonly example: z.output<S>;
}

export type EventData<D extends EventDefinition> = z.output<D['data']>;

/** CloudEvents 1.0 in structured form; on Kafka the attributes become `ce_*` headers. */
export interface EventEnvelope<T = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  /** Id of the root case (the report), so all that happens to one case is in order. */
  readonly partitionkey: string;
  readonly traceparent?: string;
  readonly datacontenttype: 'application/json';
  readonly data: T;
}

/** The envelope without its data: what must hold of anything that claims to be an event of ours. */
export const EnvelopeFields = z.object({
  specversion: z.literal('1.0'),
  id: Id,
  source: z.string().min(1).max(200),
  type: z.string().regex(/^[a-z-]+\.[a-z-]+\.[a-z-]+\.v[1-9][0-9]*$/).max(200),
  subject: z.string().min(1).max(200),
  time: InstantField,
  partitionkey: Id,
  traceparent: z.string().max(100).optional(),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
});

/**
 * Declares an event; keeps the schema's type. The topic is the type without its verb and version. Who listens is not said here: a
 * listener says it where it listens. Only tests name consumers.
 */
export function defineEvent<S extends z.ZodType>(
  event: Omit<EventDefinition<S>, 'topic' | 'producer' | 'consumers'>, consumers: readonly ServiceName[] = consumersOf[event.type] ?? [],
): EventDefinition<S> {
  const [service, aggregate] = event.type.split('.') as [ServiceName, string];
  // Copied: a test may take a consumer out.
  return Object.freeze({ ...event, consumers: [...consumers], topic: `${service}.${aggregate}`, producer: service });
}
