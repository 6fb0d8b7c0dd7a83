import type { EventEnvelope } from '@referrals/contracts';
import type { IHeaders, KafkaMessage, Message as Outgoing } from 'kafkajs';
import type { Message } from '../inbox/read-message.js';

const PREFIX = 'ce_';

/**
 * CloudEvents 1.0, binary binding for Kafka: attributes are `ce_*` headers, the data is the value, `datacontenttype` is the header
 * `content-type`. The key is the root case, so that all that happens to a case stays in one partition.
 */
export function toKafka(envelope: EventEnvelope): Outgoing {
  const { data, datacontenttype, ...attributes } = envelope;
  const headers: IHeaders = { 'content-type': datacontenttype };
  for (const [name, value] of Object.entries(attributes)) headers[`${PREFIX}${name}`] = value;
  return { key: envelope.partitionkey, value: JSON.stringify(data), headers };
}

/** A message of a topic as the inbox takes it; whether it is an event of ours is decided there. */
export function fromKafka(topic: string, partition: number, { offset, timestamp, headers = {}, value }: KafkaMessage): Message {
  const attributes: Record<string, string> = {};
  for (const [name, header] of Object.entries(headers)) {
    if (name === 'content-type') attributes.datacontenttype = textOf(header);
    else if (name.startsWith(PREFIX)) attributes[name.slice(PREFIX.length)] = textOf(header);
  }
  // With its time, because topics that were made anew count from 0 again.
  return { position: `${topic}/${partition}/${offset}@${timestamp}`, bytes: value ?? Buffer.alloc(0), attributes };
}

function textOf(header: IHeaders[string]): string {
  return String(Array.isArray(header) ? header[0] ?? '' : header ?? '');
}
