import type { EventEnvelope } from '@referrals/contracts';

export type Described = string | number | boolean | null | { readonly [name: string]: Described } | readonly Described[];

export interface DescribedEvent extends Omit<EventEnvelope, 'data' | 'specversion' | 'datacontenttype'> { readonly data: Described }

/** Ids, instants, days, codes in capitals, event and topic names, division codes, hashes: what events are made of. */
const PLAIN = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, /^\d{4}-\d{2}-\d{2}(T[0-9:.]+Z)?$/, /^[A-Z][A-Z0-9_]{0,40}$/, /^[0-9]{1,12}$/, /^[0-9a-f]{64}$/, /^[a-z-]+(\.[a-z-]+)*(\.v\d+)?$/,
];

/**
 * An event as an operator may see it. Events carry no personal data; one that failed its schema may have carried anything, so
 * every text that is not an id, a time or a code is replaced by its length.
 */
export function describeEvent(envelope: EventEnvelope): DescribedEvent {
  const { id, source, type, subject, time, partitionkey, traceparent } = envelope;
  return { id, source, type, subject, time, partitionkey, ...(traceparent === undefined ? {} : { traceparent }), data: describe(envelope.data) };
}

function describe(value: unknown): Described {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, describe(inner)]));
  const text = typeof value === 'string' ? value : '';
  return PLAIN.some((form) => form.test(text)) ? text : `(${text.length} characters)`;
}
