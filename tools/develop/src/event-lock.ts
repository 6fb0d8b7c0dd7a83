import { createHash } from 'node:crypto';
import type { EventDefinition } from '@referrals/contracts';
import canonicalize from 'canonicalize';
import { z } from 'zod';

/** Event type → hash of what its consumers rely on. */
export type EventLock = Readonly<Record<string, string>>;

/** SHA-256, hex, over the canonical JSON of topic, producer and JSON Schema. Consumers, summary and example may change. */
function hashOf({ topic, producer, data }: EventDefinition): string {
  const schema = z.toJSONSchema(data, {
    // Lists without an order.
    override({ jsonSchema }) {
      jsonSchema.required?.sort();
      jsonSchema.enum?.sort();
    },
  });
  return createHash('sha256').update(canonicalize({ topic, producer, schema }) ?? '').digest('hex');
}

export const lockOf = (events: readonly EventDefinition[]): EventLock => Object.fromEntries(events.map((event) => [event.type, hashOf(event)]));

export interface LockFaults {
  /** Released, and no longer as released, or gone. */
  readonly broken: readonly string[];
  /** Not locked yet. */
  readonly unlocked: readonly string[];
}

/** What of the catalogue is not as it was locked, a sentence each. A version is never taken out either: topics keep its events for ever. */
export function findLockFaults(locked: EventLock, events: readonly EventDefinition[]): LockFaults {
  const present = lockOf(events);
  return {
    broken: Object.keys(locked).filter((type) => present[type] !== locked[type])
      .map((type) => `${type} was ${type in present ? 'changed' : 'removed'} after it was released: put it back as it was and make ${nextVersion(type)} beside it`),
    unlocked: Object.keys(present).filter((type) => !(type in locked)).map((type) => `${type} is new; run: npm run events:lock`),
  };
}

function nextVersion(type: string): string {
  return type.replace(/\d+$/, (version) => String(Number(version) + 1));
}
