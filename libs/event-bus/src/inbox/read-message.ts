import { EnvelopeFields, type EventEnvelope } from '@referrals/contracts';

/** A message as a broker gave it. */
export interface Message {
  /** Where it stood (topic, partition, offset): the same message has the same position. */
  readonly position: string;
  readonly bytes: Buffer;
  /** Attributes of the event that came beside the bytes, which then are its data alone (CloudEvents' binary mode). */
  readonly attributes?: Readonly<Record<string, string>>;
}

export type Reading = { readonly event: EventEnvelope } | { readonly notOurs: string };

const LONGEST = 262_144;
/** Values inside values. Far more than an event of ours has, far less than what makes `JSON.stringify` or PostgreSQL's jsonb give up. */
const DEEPEST = 64;
/** Escapes that JSON allows and PostgreSQL's jsonb refuses: U+0000 and halves of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Whether bytes are an event of ours: an envelope that can be stored, in UTF-8 JSON. Says why not in a code, never with what they hold. */
export function readMessage({ bytes, attributes }: Pick<Message, 'bytes' | 'attributes'>): Reading {
  if (bytes.length > LONGEST) return { notOurs: 'TOO_LONG' };
  const json = parseJson(bytes);
  if (json === undefined) return { notOurs: 'NO_JSON' };
  const parsed = attributes === undefined ? json : { ...attributes, data: json };
  const envelope = EnvelopeFields.safeParse(parsed);
  if (!envelope.success) return { notOurs: `NO_EVENT ${envelope.error.issues[0]?.path.join('.') ?? ''}`.trim() };
  if (isDeeper(parsed, DEEPEST)) return { notOurs: 'TOO_DEEP' };
  if (UNSTORABLE.test(JSON.stringify(parsed))) return { notOurs: 'UNSTORABLE_CHARACTERS' };
  return { event: parsed as EventEnvelope };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
