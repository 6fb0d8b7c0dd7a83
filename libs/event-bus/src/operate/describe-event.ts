import type { EventEnvelope } from '@referrals/contracts';

export type Described = string | number | boolean | null | { readonly [name: string]: Described } | readonly Described[];

export interface DescribedEvent extends Omit<EventEnvelope, 'data' | 'specversion' | 'datacontenttype'> { readonly data: Described }

/** Ids, instants, days, codes in capitals, event and topic names, division codes, hashes: what events are made of. */
const PLAIN = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, /^\d{4}-\d{2}-\d{2}(T[0-9:.]+Z)?$/, /^[A-Z][A-Z0-9_]{0,40}$/, /^([0-9]{1,6}|[0-9]{9}|[0-9]{12})$/, /^[0-9a-f]{64}$/, /^[a-z-]+(\.[a-z-]+)*(\.v\d+)?$/,
];

/** Counts, revisions, amounts in fen; the number of a telephone is longer. */
const LARGEST = 999_999_999;

/**
 * An event as an operator may see it. Events carry no personal data; one that failed its schema may have carried anything, so
 * every text that is not an id, a time or a code is replaced by its length, and so is a number too large to count something.
 */
export function describeEvent(envelope: EventEnvelope): DescribedEvent {
  const { id, source, type, subject, time, partitionkey, traceparent } = envelope;
  return { id, source, type, subject, time, partitionkey, ...(traceparent === undefined ? {} : { traceparent }), data: describe(envelope.data) };
}

function describe(value: unknown): Described {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.abs(value) <= LARGEST ? value : `(${String(value).length} characters)`;
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, describe(inner)]));
  const text = typeof value === 'string' ? value : '';
  return PLAIN.some((form) => form.test(text)) ? text : `(${text.length} characters)`;
}
