/**
 * Whether this page takes its person to be signed in: set by `GET /session`, and not unset when a request is refused, or a teacher whose token
 * just ended would go on as an anonymous stranger.
 */
export const signedIn = { value: false };

const listeners = new Set<() => void>();

/** Calls when the session turns out to be over. Returns how to stop that. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export function tellSessionEnd(): void {
  listeners.forEach((listener) => { listener(); });
}
