/** Shards of outbox and inbox. Stored in each schema at first start; another value is refused, or two relays would race one key. */
export const SHARDS = 8;

/** FNV-1a over the key: the same everywhere, no state. */
export function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
