import { catalogue, type EventDefinition, type ServiceName } from '@referrals/contracts';
import { z } from 'zod';

const nameOf = (event: EventDefinition): string => event.type.replaceAll(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const channelOf = (topic: string): string => topic.replaceAll('.', '-');

/**
 * The AsyncAPI 3 document of every event in the catalogue: what is sent where, by whom, and who listens.
 * @param consumers of each type
 */
export function asyncApiDocument(version: string, consumers: Readonly<Record<string, readonly ServiceName[]>>): Record<string, unknown> {
  const topics = [...new Set(catalogue.map((event) => event.topic))].sort();
  return {
    asyncapi: '3.0.0',
    info: {
      title: '童护联转 Child Referral Exchange: events', version,
      description: 'CloudEvents 1.0. Key is the root case (the report), so all that happens to one case is in order within a topic; there is no order between topics. No name, number of a person, birth date, story or reporter is in any event.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [channelOf(topic), {
      address: topic,
      messages: Object.fromEntries(catalogue.filter((event) => event.topic === topic).map((event) => [nameOf(event), { $ref: `#/components/messages/${nameOf(event)}` }])),
    }])),
    operations: Object.fromEntries(catalogue.flatMap((event) => [operation(event, event.producer, 'send'), ...(consumers[event.type] ?? []).map((service) => operation(event, service, 'receive'))])),
    components: {
      messages: Object.fromEntries(catalogue.map((event) => [nameOf(event), {
        name: event.type, title: event.summary,
        headers: { $ref: '#/components/schemas/CloudEventHeaders' },
        payload: jsonSchema(event.data),
        examples: [{ payload: event.example }],
      }])),
      schemas: { CloudEventHeaders: cloudEventHeaders },
    },
  };
}

function operation(event: EventDefinition, service: string, action: 'send' | 'receive'): [string, unknown] {
  const channel = `#/channels/${channelOf(event.topic)}`;
  return [`${service}-${action}s-${nameOf(event)}`, { action, channel: { $ref: channel }, summary: `${service}: ${event.summary}`, messages: [{ $ref: `${channel}/messages/${nameOf(event)}` }] }];
}

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-7' }) as Record<string, unknown>;
  return json;
}

const text = { type: 'string' };
const cloudEventHeaders = {
  type: 'object', required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_partitionkey'],
  properties: { ce_specversion: { const: '1.0' }, ce_id: text, ce_source: text, ce_type: text, ce_subject: text, ce_time: text, ce_partitionkey: text, ce_traceparent: text },
};
