/** A key as the list of what waits has it. */
export interface ListedKey { readonly key: string; readonly state: string }

/**
 * Replays every parked key once, page by page, parked ones first; answers how many. A key that is parked again meanwhile comes back at the
 * end of the list and is left for a person to look at.
 */
export async function replayAll(list: () => Promise<readonly ListedKey[]>, replay: (key: string) => Promise<void>): Promise<number> {
  const replayed = new Set<string>();
  for (;;) {
    const parked = (await list()).filter(({ key, state }) => state === 'PARKED' && !replayed.has(key));
    if (parked.length === 0) return replayed.size;
    for (const { key } of parked) {
      await replay(key);
      replayed.add(key);
    }
  }
}
