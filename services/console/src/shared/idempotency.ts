/** A random UUID, also in browsers that have no `randomUUID`. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [...bytes].map((byte, index) => `${[4, 6, 8, 10].includes(index) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`).join('');
}

/**
 * Keys by which a change that is sent twice (a double click, a cut line) is made once: the same for the same change until it was answered.
 */
export class ChangeKeys {
  private readonly keys = new Map<string, string>();

  keyOf(path: string, version: number | undefined, body: unknown): string {
    const change = JSON.stringify([path, version, body]);
    const key = this.keys.get(change) ?? uuid();
    this.keys.set(change, key);
    return key;
  }

  /** The server has answered: the same words again are another change. */
  answered(path: string, version: number | undefined, body: unknown): void {
    this.keys.delete(JSON.stringify([path, version, body]));
  }
}
