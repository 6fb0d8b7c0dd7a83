/** What differs from copy to copy of a case: ids, moments, the receipt number, hashes, sealed values. */
export type Slot =
  | { readonly kind: 'id'; readonly index: number; readonly plain: boolean }
  | { readonly kind: 'moment'; readonly ms: number }
  | { readonly kind: 'number' }
  | { readonly kind: 'hash'; readonly index: number }
  | { readonly kind: 'made'; readonly index: number };

/** One copy's values. */
export interface Values {
  readonly ids: readonly string[];
  readonly shiftMs: number;
  readonly number: string;
  readonly hashes: string[];
  readonly made: readonly string[];
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const MOMENT = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|\+00)`;

/** What of a template's text is known to be a slot. */
export interface Vocabulary {
  /** The case's own ids, each with its index; other ids (desks, staff) stay. */
  readonly ids: ReadonlyMap<string, number>;
  readonly number: string;
  readonly hashes: ReadonlyMap<string, number>;
}

/** Text taken apart once, to be put together for each copy with nothing but joins. */
export class SlottedText {
  private constructor(private readonly parts: readonly (string | Slot)[]) {}

  /** `made` names texts that are replaced whole (a sealed value): text → index. */
  static of(text: string, vocabulary: Vocabulary, made: ReadonlyMap<string, number> = new Map()): SlottedText {
    const literal = [vocabulary.number, ...vocabulary.hashes.keys(), ...made.keys()].filter((one) => one !== '').map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const pattern = new RegExp([UUID, MOMENT, String.raw`\b[0-9a-f]{32}\b`, ...literal].join('|'), 'g');
    const parts: (string | Slot)[] = [];
    let from = 0;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const slot = slotOf(found, vocabulary, made);
      if (slot === undefined) continue;
      parts.push(text.slice(from, index), slot);
      from = index + found.length;
    }
    return new SlottedText([...parts, text.slice(from)]);
  }

  with(values: Values): string {
    let text = '';
    for (const part of this.parts) text += typeof part === 'string' ? part : valueOf(part, values);
    return text;
  }
}

function slotOf(found: string, { ids, number, hashes }: Vocabulary, made: ReadonlyMap<string, number>): Slot | undefined {
  if (found === number) return { kind: 'number' };
  const madeIndex = made.get(found);
  if (madeIndex !== undefined) return { kind: 'made', index: madeIndex };
  const hash = hashes.get(found);
  if (hash !== undefined) return { kind: 'hash', index: hash };
  const plain = !found.includes('-');
  const id = ids.get(plain ? [found.slice(0, 8), found.slice(8, 12), found.slice(12, 16), found.slice(16, 20), found.slice(20)].join('-') : found);
  if (id !== undefined) return { kind: 'id', index: id, plain };
  return /[T ]/.test(found) ? { kind: 'moment', ms: Date.parse(found.replace(' ', 'T').replace('+00', 'Z')) } : undefined;
}

function valueOf(slot: Slot, { ids, shiftMs, number, hashes, made }: Values): string {
  switch (slot.kind) {
    case 'id': return slot.plain ? (ids[slot.index] ?? '').replaceAll('-', '') : ids[slot.index] ?? '';
    case 'moment': return new Date(slot.ms + shiftMs).toISOString();
    case 'number': return number;
    case 'hash': return hashes[slot.index] ?? '';
    case 'made': return made[slot.index] ?? '';
  }
}
